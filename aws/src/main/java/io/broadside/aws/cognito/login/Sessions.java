package io.broadside.aws.cognito.login;

import io.broadside.aws.cognito.pool.CognitoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users that are logged in on this worker. Each logs in once, and again in good time before its
 * tokens end, as long as they are used. Thread-safe.
 */
public final class Sessions {

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  /** Cognito's tokens last five minutes at the least. */
  private static final Duration EARLY = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int AT_ONCE = 32;

  /** Logs users in. */
  @FunctionalInterface
  public interface Door {

    /** Logs one in; takes as long as that takes. */
    Tokens logIn(String user) throws CognitoException;
  }

  private final Door door;
  private final Map<String, CompletableFuture<LoggedIn>> users = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);

  /** Nobody is logged in yet. */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  public Sessions(Door door) {
    this.door = door;
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("test-users").factory());
    timer.scheduleWithFixedDelay(
        () -> renew(Instant.now()), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A user, logged in; breaks down with a {@link CognitoException} where that cannot be. */
  public CompletableFuture<LoggedIn> of(String user) {
    return users.compute(
        user,
        (name, known) ->
            known == null || known.isCompletedExceptionally() || hasEnded(known)
                ? CompletableFuture.supplyAsync(() -> new LoggedIn(first(name)), threads)
                : known);
  }

  private static boolean hasEnded(CompletableFuture<LoggedIn> known) {
    return known.state() == Future.State.SUCCESS && known.resultNow().endsBefore(Instant.now());
  }

  /** Logs those in again whose tokens end soon; forgets those that nobody uses. */
  void renew(Instant now) {
    users.forEach(
        (user, known) -> {
          if (known.state() != Future.State.SUCCESS
              || !known.resultNow().endsBefore(now.plus(EARLY))) {
            return;
          }
          if (known.resultNow().isForgotten()) {
            users.remove(user, known);
          } else if (known.resultNow().beginRenewal()) {
            threads.execute(() -> renew(user, known.resultNow()));
          }
        });
  }

  private void renew(String user, LoggedIn known) {
    try {
      known.renew(enter(user));
    } catch (CognitoException e) {
      LOG.warn("{} cannot be logged in again: {}", user, e.getMessage());
    } finally {
      known.endRenewal();
    }
  }

  private Tokens first(String user) {
    try {
      return enter(user);
    } catch (CognitoException e) {
      throw new CompletionException(e);
    }
  }

  private Tokens enter(String user) throws CognitoException {
    room.acquireUninterruptibly();
    try {
      return door.logIn(user);
    } finally {
      room.release();
    }
  }
}
