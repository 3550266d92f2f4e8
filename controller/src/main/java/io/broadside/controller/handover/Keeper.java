package io.broadside.controller.handover;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes snapshots on a thread of its own, so that nobody waits for it. While one is being written,
 * only the newest of those that come is remembered. Thread-safe.
 */
public final class Keeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final long LAST_SECONDS = 3;

  private final RunStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("run-keeper").daemon().factory());
  private final AtomicReference<@Nullable RunSnapshot> next = new AtomicReference<>();
  private volatile @Nullable String trouble;

  /** Writes there. */
  public Keeper(RunStore store) {
    this.store = store;
  }

  /** Keeps this one, soon. */
  public void keep(RunSnapshot snapshot) {
    if (next.getAndSet(snapshot) == null) {
      thread.execute(this::write);
    }
  }

  private void write() {
    RunSnapshot snapshot = next.getAndSet(null);
    if (snapshot == null) {
      return;
    }
    byte[] packed = snapshot.pack(RunStore.MOST_BYTES).orElse(null);
    if (packed == null) {
      say(
          "The state of run %s is too long to be kept: no other controller could take it over."
              .formatted(snapshot.schedule().run()));
      return;
    }
    try {
      store.write(packed);
      trouble = null;
    } catch (FleetException e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  /** Nothing goes on any more. */
  public void clear() {
    next.set(null);
    thread.execute(
        () -> {
          try {
            store.clear();
          } catch (FleetException e) {
            say(String.valueOf(e.getMessage()));
          }
        });
  }

  private void say(String message) {
    if (!message.equals(trouble)) {
      LOG.warn("{}", message);
    }
    trouble = message;
  }

  /** Waits some seconds for what is still to be written. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
