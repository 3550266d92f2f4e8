package io.broadside.controller.conductor.record;

import io.broadside.controller.report.Moment;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import io.broadside.results.store.ResultStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads files on a thread of its own, so that the conductor's thread never waits.
 * Thread-safe.
 */
public final class Archive implements AutoCloseable {

  private static final long LAST_SECONDS = 3;

  private final ResultStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("archive").factory());
  private volatile @Nullable Recording recording;

  public Archive(ResultStore store) {
    this.store = store;
  }

  /** From now on, that run is written down. */
  public void begin(String run, Optional<Bundle> bundle) {
    record(new Recording(run, store, false), bundle);
  }

  /** From now on, that run is written down after what another controller wrote of it. */
  public void resume(String run) {
    record(new Recording(run, store, true), Optional.empty());
  }

  private void record(Recording next, Optional<Bundle> bundle) {
    recording = next;
    thread.execute(() -> next.open(bundle));
  }

  /** Whether so much is waiting for the disk that a second's histograms go with those after it. */
  public boolean isBehind() {
    Recording now = recording;
    return now != null && now.isBehind();
  }

  /**
   * Writes down how the run stands, soon.
   *
   * @param measured the second that was measured last, -1 before the first
   * @param soFar everything that was measured until then; empty where it is to go with the next
   */
  public void record(Moment moment, long measured, Map<Key, NativeHistogram> soFar) {
    Recording now = recording;
    if (now != null) {
      now.waits();
      thread.execute(() -> now.take(moment, measured, soFar));
    }
  }

  /** Why the run cannot be written down just now; empty where it can. */
  public Optional<String> trouble() {
    return Optional.ofNullable(recording).flatMap(Recording::trouble);
  }

  /** Writes down the last of a run; the answer is why it cannot be kept, empty where it can. */
  public CompletableFuture<Optional<String>> finish(
      Moment moment, long measured, Map<Key, NativeHistogram> soFar) {
    Recording now = recording;
    if (now == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    now.waits();
    return read(() -> now.finish(moment, measured, soFar));
  }

  /** Does something that takes a while with files. */
  public <T> CompletableFuture<T> read(Supplier<T> what) {
    return CompletableFuture.supplyAsync(what, thread);
  }

  /** Waits some seconds for what is still being written. */
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
