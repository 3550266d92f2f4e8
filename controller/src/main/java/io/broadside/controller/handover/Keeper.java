package io.broadside.controller.handover;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a {@link RunSnapshot} to the {@link RunStore}, on a thread of its own. While it writes
 * one, it remembers only the newest of the next. It tries to clear the store until that succeeds,
 * or the next controller would take over a run that has ended. Thread-safe.
 */
public final class Keeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final long LAST_SECONDS = 3;
  private static final long AGAIN_MILLIS = 5_000;

  private final RunStore store;
  private final long againMillis;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("run-keeper").daemon().factory());
  private final AtomicReference<@Nullable Supplier<RunSnapshot>> next = new AtomicReference<>();
  private volatile boolean clearing;
  private volatile @Nullable String trouble;

  /** Writes there. */
  public Keeper(RunStore store) {
    this(store, AGAIN_MILLIS);
  }

  Keeper(RunStore store, long againMillis) {
    this.store = store;
    this.againMillis = againMillis;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Keeps this one, soon; it is made on the thread that writes. */
  public void keep(Supplier<RunSnapshot> snapshot) {
    clearing = false;
    if (next.getAndSet(snapshot) == null) {
      thread.execute(this::write);
    }
  }

  private void write() {
    Supplier<RunSnapshot> newest = next.getAndSet(null);
    if (newest == null) {
      return;
    }
    try {
      write(newest.get());
    } catch (RuntimeException e) {
      LOG.error("The state of the run cannot be packed", e);
    }
  }

  private void write(RunSnapshot snapshot) {
    byte[] packed = snapshot.pack(RunStore.MOST_BYTES).orElse(null);
    if (packed == null) {
      say(
          "The state of run %s is too large to be saved, so no other controller could take it over."
              .formatted(snapshot.standing().run()));
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
    clearing = true;
    thread.execute(this::empty);
  }

  /** Another controller steers, and what is there is its own. */
  public void giveWay() {
    clearing = false;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void empty() {
    if (!clearing) {
      return;
    }
    try {
      store.clear();
      clearing = false;
      trouble = null;
    } catch (FleetException e) {
      say(String.valueOf(e.getMessage()));
      if (!thread.isShutdown()) {
        thread.schedule(this::empty, againMillis, TimeUnit.MILLISECONDS);
      }
    }
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
    if (clearing) {
      thread.execute(this::empty);
    }
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
