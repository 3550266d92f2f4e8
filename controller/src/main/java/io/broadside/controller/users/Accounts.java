package io.broadside.controller.users;

import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.cognito.ProgressListener;
import io.broadside.aws.cognito.TestUsers;
import io.broadside.aws.cognito.UserSet;
import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.PoolId;
import io.broadside.plan.data.Cognito.Life;
import io.broadside.plan.data.RunUsers;
import io.broadside.protocol.plan.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The test users of one run: claimed and made before its start, deleted and freed after its end, on
 * a thread of its own. Thread-safe.
 */
public final class Accounts {

  /** The test users of no run. */
  public static final Accounts NONE = new Accounts("", Map.of(), Secrets.NONE);

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private final String run;
  private final List<RunUsers> all;
  private final Secrets secrets;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("test-users").factory());
  private volatile @Nullable String awaited;
  private volatile @Nullable String problem;
  private volatile String left = "";
  private @Nullable Future<?> making;
  private @Nullable CompletableFuture<List<String>> ending;

  /**
   * The test users of a run.
   *
   * @param properties of the run; say which users it has
   * @param secrets of the run; what passwords are made of is among them
   */
  public Accounts(String run, Map<String, String> properties, Secrets secrets) {
    this.run = run;
    this.all = RunUsers.of(properties);
    this.secrets = secrets;
  }

  /** Claims and makes them; one that was begun already is gone on with. */
  public synchronized void begin() {
    if (!all.isEmpty()) {
      awaited = "looking for test users";
      making = thread.submit(this::make);
    }
  }

  /** What the run has to wait for; empty where it can start. */
  public Optional<String> awaited() {
    return Optional.ofNullable(awaited);
  }

  /** Why the run cannot start; empty where nothing has gone wrong. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How far their deletion is; empty where there is nothing to tell. */
  public String left() {
    return left;
  }

  private void make() {
    try {
      for (RunUsers users : all) {
        try (TestUsers pool = pool(users)) {
          UserSet set = new UserSet(users.set());
          pool.claim(set, run);
          if (users.life() == Life.KEPT) {
            demandAll(users, pool, set);
          } else {
            pool.demandNames(users.byEmail());
            pool.create(
                set,
                users.users(),
                new Passwords(secrets.values().getOrDefault(RunUsers.passwords(users.data()), "")),
                progress("creating test users"));
          }
        }
      }
      awaited = null;
    } catch (CognitoException | RuntimeException e) {
      problem = "Its test users are not available. " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static TestUsers pool(RunUsers users) {
    return new TestUsers(PoolId.parse(users.pool()), users.perSecond());
  }

  private static void demandAll(RunUsers users, TestUsers pool, UserSet set)
      throws CognitoException {
    long there = pool.count(set);
    if (there < users.users()) {
      throw new CognitoException(
          ("The set '%s' of the user pool %s has %d users, but the plan needs %d. Create the rest"
                  + " with ./broadside users create.")
              .formatted(set, users.pool(), there, users.users()));
    }
    pool.demandNames(users.byEmail());
  }

  private ProgressListener progress(String what) {
    return (done, count) ->
        awaited = String.format(Locale.ROOT, "%s: %,d of %,d", what, done, count);
  }

  /**
   * Deletes those that the run has made, where it is to, and lets others use the rest; makes no
   * more of them.
   *
   * @return what could not be done, in whole sentences
   */
  public synchronized CompletableFuture<List<String>> end() {
    if (ending == null) {
      if (making != null) {
        making.cancel(true);
      }
      ending =
          all.isEmpty()
              ? CompletableFuture.completedFuture(List.of())
              : CompletableFuture.supplyAsync(this::clear, thread);
    }
    return ending;
  }

  /** Whether nothing of them is left to be done. */
  public synchronized boolean areSettled() {
    return all.isEmpty() || (ending != null && ending.isDone());
  }

  /** Waits until nothing is left to be done, where their end has begun, and no longer than that. */
  public void settle(long millis) {
    CompletableFuture<List<String>> end;
    synchronized (this) {
      end = ending;
    }
    try {
      if (end != null) {
        end.get(millis, TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Some test users of run {} may not have been deleted: {}", run, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> clear() {
    List<String> problems = new ArrayList<>();
    for (RunUsers users : all) {
      UserSet set = new UserSet(users.set());
      try (TestUsers pool = pool(users)) {
        if (users.life() == Life.DELETED) {
          long deleted =
              pool.delete(
                  set,
                  (done, count) ->
                      left =
                          String.format(
                              Locale.ROOT, "Deleting test users: %,d of %,d", done, count));
          LOG.info("Run {}: {} test users were deleted", run, deleted);
        } else {
          pool.release(set, run);
        }
      } catch (CognitoException | RuntimeException e) {
        problems.add(
            ("Some test users of run %s were not deleted. Delete them with ./broadside users delete"
                    + " --pool %s --set %s --force. %s")
                .formatted(run, users.pool(), users.set(), e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    left = "";
    problems.forEach(LOG::warn);
    return problems;
  }
}
