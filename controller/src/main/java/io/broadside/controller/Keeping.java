package io.broadside.controller;

import io.broadside.results.store.FolderStore;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.Retention;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.s3.S3Store;
import io.broadside.results.store.s3.UploadState;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a controller keeps its runs: a folder, from which they are sent to a bucket where there is
 * one: every minute while a run goes on, and soon after its end. Thread-safe.
 */
final class Keeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final int TIDY_TURNS = 10;
  private static final long SEND_MILLIS = 60_000;

  /** How long nobody steers, if need be, so that the next controller finds what this one knew. */
  private static final long HAND_OVER_SECONDS = 5;

  /** A pod that is told to end has 30 s, of which others need some. */
  private static final long LAST_SECONDS = 10;

  private final Path folder;
  private final ResultStore store;
  private final Retention retention;
  private final @Nullable S3Store bucket;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("uploads").factory());
  private final Map<String, String> told = new HashMap<>();
  private volatile long sentMillis;

  /** Keeps them in that folder, and in the bucket where there is one. */
  Keeping(Path folder, @Nullable S3Location location, Retention retention) {
    this(folder, location, retention, LOOK);
  }

  /** Looks that often for what is to be sent or deleted. */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  Keeping(Path folder, @Nullable S3Location location, Retention retention, Duration look) {
    this.folder = folder;
    this.retention = retention;
    this.bucket = location == null ? null : new S3Store(location, folder);
    this.store = bucket == null ? new FolderStore(folder) : bucket;
    if (bucket != null) {
      thread.scheduleWithFixedDelay(this::look, 0, look.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (!retention.equals(Retention.ALL)) {
      thread.scheduleWithFixedDelay(
          this::tidy,
          TIDY_TURNS * look.toMillis(),
          TIDY_TURNS * look.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  /** The runs. */
  ResultStore store() {
    return store;
  }

  /** Where a run is; sends it to its bucket first. Takes as long as that takes. */
  String place(String run) {
    S3Store to = bucket;
    if (to == null) {
      return folder.resolve(run).toString();
    }
    try {
      return to.upload(run).sentence();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Sends all once a minute, and a run that has ended at once; nothing in it throws. */
  private void look() {
    try {
      long now = System.currentTimeMillis();
      if (now - sentMillis >= SEND_MILLIS || endedSince(sentMillis)) {
        sentMillis = now;
        send();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Runs cannot be sent to {}: {}", store.place(), e.getMessage());
    }
  }

  /** Deletes what is not to be kept any longer; nothing in it throws. */
  private void tidy() {
    try {
      for (String run : retention.superfluous(store.list(), Instant.now())) {
        store.delete(run);
        LOG.info("Run {} was deleted: it exceeds the age or the number of runs to keep", run);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Old runs in {} cannot be deleted: {}", store.place(), e.getMessage());
    }
  }

  private boolean endedSince(long millis) throws IOException {
    List<RunSummary> runs = new FolderStore(folder).list();
    Long ended = runs.isEmpty() ? null : runs.getFirst().endedAtMillis();
    return ended != null && ended >= millis;
  }

  private void send() throws IOException {
    S3Store to = bucket;
    if (to == null) {
      return;
    }
    for (UploadState state : to.uploadAll()) {
      String sentence = state.sentence();
      if (!sentence.equals(told.put(state.id(), sentence))) {
        if (state.uploaded()) {
          LOG.info("Run {}: {}", state.id(), sentence);
        } else {
          LOG.warn("Run {}: {}", state.id(), sentence);
        }
      }
    }
  }

  /** Sends what is left, before another controller begins to look for it. */
  void handOver() {
    if (bucket != null) {
      sentMillis = 0;
      thread.execute(this::look);
      thread.shutdown();
      await(HAND_OVER_SECONDS);
    }
  }

  private boolean await(long seconds) {
    try {
      return thread.awaitTermination(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Goes on with that for some seconds; the rest is sent the next time. */
  @Override
  public void close() {
    if (bucket == null || !await(LAST_SECONDS)) {
      thread.shutdownNow();
    }
    if (bucket != null) {
      bucket.close();
    }
  }
}
