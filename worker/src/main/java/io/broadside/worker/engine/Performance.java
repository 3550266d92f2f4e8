package io.broadside.worker.engine;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.worker.dealing.RunClock;
import io.broadside.worker.run.Playable;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a prepared run from its start to its end, on a thread of its own. Thread-safe. */
final class Performance {

  private static final Logger LOG = LoggerFactory.getLogger(Performance.class);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Playable run;
  private final RunClock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Performance(Playable run, RunClock clock) {
    this.run = run;
    this.clock = clock;
  }

  /**
   * Waits for the start, which the clock has to know, and runs.
   *
   * @param ended is told once it is over; with why, where it did not go well
   */
  static Performance begin(Playable run, RunClock clock, Consumer<Optional<Failure>> ended) {
    Performance performance = new Performance(run, clock);
    Thread.ofPlatform().name("run").daemon().start(() -> ended.accept(performance.play()));
    return performance;
  }

  /** Ends the load at once; before the start, there will be none. */
  void stop(String reason) {
    run.stop(reason);
    stopped.countDown();
  }

  private Optional<Failure> play() {
    Optional<Failure> cutShort;
    try {
      awaitStart();
      run.start().get();
      cutShort = run.cutShort();
    } catch (ExecutionException e) {
      String cause = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      return Optional.of(new Failure(Code.RUN_CRASHED, "The run crashed: " + cause));
    } catch (Throwable e) {
      LOG.error("The engine failed during the run", e);
      return Optional.of(
          new Failure(Code.ENGINE_CRASHED, "The engine failed during the run: " + e));
    } finally {
      run.close();
    }
    try {
      run.after();
      return cutShort;
    } catch (Throwable e) {
      String simulation = run.outline().simulation();
      return Optional.of(new Thrown(simulation, "in its after hook", e).failure());
    }
  }

  /**
   * Gatling ticks by the second from its start on, so it is started at the border of a run second.
   */
  private void awaitStart() throws InterruptedException {
    long begin = Math.max(-1, clock.runSecond() + 1) * SECOND;
    for (long wait = begin - clock.runNanos(); wait > 0; wait = begin - clock.runNanos()) {
      if (stopped.await(wait, TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }
}
