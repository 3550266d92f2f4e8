package io.broadside.worker;

import io.broadside.worker.engine.Engine;
import io.broadside.worker.exit.LastWords;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets an engine look at the clock ten times a second, and notes the run that it was given. */
final class Heartbeat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeat").daemon().factory());
  private final Engine engine;
  private final LastWords words;
  private boolean noted;

  Heartbeat(Engine engine, LastWords words) {
    this.engine = engine;
    this.words = words;
  }

  void start() {
    var unused =
        thread.scheduleAtFixedRate(this::beat, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      engine.tick();
      String run = engine.status().run();
      if (run != null && !noted) {
        words.run(run);
        noted = true;
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("The engine's periodic step failed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
