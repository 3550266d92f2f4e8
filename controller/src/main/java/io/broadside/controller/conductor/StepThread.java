package io.broadside.controller.conductor;

import io.broadside.controller.conductor.plan.RunException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that runs one task at a time, and measures the longest. */
final class StepThread extends ScheduledThreadPoolExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(StepThread.class);
  private static final long LAST_SECONDS = 3;
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong longestNanos = new AtomicLong();
  private long begunNanos;

  StepThread(String name) {
    super(1, Thread.ofPlatform().name(name).daemon().factory());
  }

  /** The longest step since this was asked last. */
  Duration longest() {
    return Duration.ofNanos(longestNanos.getAndSet(0));
  }

  /**
   * Asks a question between two steps, and waits for the answer.
   *
   * @throws RunException if that is the answer
   */
  <T> T call(Callable<T> question) throws RunException {
    try {
      return submit(question).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the conductor", e);
    }
  }

  /** The same for a question that is never refused. */
  <T> T quietly(Callable<T> question) {
    try {
      return call(question);
    } catch (RunException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes no further step, and waits some seconds for the one that is being taken. */
  void end() {
    shutdownNow();
    try {
      if (!awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A step did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable step) {
    begunNanos = System.nanoTime();
  }

  @Override
  protected void afterExecute(Runnable step, @Nullable Throwable e) {
    long took = System.nanoTime() - begunNanos;
    longestNanos.accumulateAndGet(took, Math::max);
    if (took > LONG_NANOS) {
      LOG.warn(
          "One step took the controller {} ms. It needs more CPU time, or a less busy machine",
          TimeUnit.NANOSECONDS.toMillis(took));
    }
  }
}
