package io.broadside.results.store.s3;

import io.broadside.results.store.Marks;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Bucket.Found;
import io.broadside.results.store.s3.bucket.BucketException;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lists the runs in the bucket. A listing takes a request for each thousand keys, too long for a
 * person to wait, so only the first caller waits for one. Later callers get the latest listing, and
 * cause a new one in the background. Thread-safe.
 */
final class RemoteRuns {

  /** Takes each new listing. */
  interface Visitor {
    void accept(Map<String, RunSummary> runs, Map<String, Map<String, Found>> files)
        throws IOException;
  }

  /**
   * The latest listing of the bucket.
   *
   * @param atNanos when
   * @param problem why not all was seen, in a sentence; null where all was
   */
  record Seen(Map<String, RunSummary> runs, long atNanos, @Nullable String problem) {}

  private final Bucket bucket;
  private final S3Location location;
  private final RemoteIndex index;
  private final Duration fresh;
  private final Visitor visitor;
  private final AtomicBoolean looking = new AtomicBoolean();
  private @Nullable Seen last;

  /**
   * Nothing is asked yet.
   *
   * @param fresh how long what was seen needs no second look; where that is zero, everybody waits
   */
  RemoteRuns(Bucket bucket, S3Location location, Duration fresh, Visitor visitor) {
    this.bucket = bucket;
    this.location = location;
    this.index = new RemoteIndex(bucket, location);
    this.fresh = fresh;
    this.visitor = visitor;
  }

  /** By id; as they were seen last. */
  Seen list() throws IOException {
    Seen seen = last();
    if (seen == null || fresh.isZero()) {
      return look();
    }
    if (System.nanoTime() - seen.atNanos > fresh.toNanos() && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("s3-list").start(this::lookAgain);
    }
    return seen;
  }

  private void lookAgain() {
    try {
      look();
    } catch (IOException e) {
      seen(e.getMessage());
    } finally {
      looking.set(false);
    }
  }

  private Seen look() throws IOException {
    try {
      Map<String, Found> all = bucket.list(location.prefix());
      Map<String, Map<String, Found>> files = byRun(all);
      Map<String, RunSummary> runs = index.lines(files, all.get(RemoteIndex.FILE));
      visitor.accept(runs, files);
      return remember(new Seen(Map.copyOf(runs), System.nanoTime(), null));
    } catch (BucketException e) {
      return seen(e.getMessage());
    }
  }

  private Seen seen(@Nullable String why) {
    Seen before = last();
    return remember(
        new Seen(
            before == null ? Map.of() : before.runs,
            System.nanoTime(),
            "%s cannot be listed, and runs may be missing: %s".formatted(location, why)));
  }

  /** Somebody wrote on a run through this store. */
  void marked(String id, Marks marks) {
    change(
        runs -> {
          runs.computeIfPresent(id, (i, run) -> run.with(marks));
          return runs;
        });
  }

  /** A run was deleted through this store. */
  void deleted(String id) {
    change(
        runs -> {
          runs.remove(id);
          return runs;
        });
  }

  private synchronized void change(UnaryOperator<Map<String, RunSummary>> by) {
    if (last != null) {
      last = new Seen(Map.copyOf(by.apply(new TreeMap<>(last.runs))), last.atNanos, last.problem);
    }
  }

  private synchronized @Nullable Seen last() {
    return last;
  }

  private synchronized Seen remember(Seen seen) {
    last = seen;
    return seen;
  }

  private static Map<String, Map<String, Found>> byRun(Map<String, Found> objects) {
    Map<String, Map<String, Found>> runs = new TreeMap<>();
    objects.forEach(
        (key, found) -> {
          int slash = key.indexOf('/');
          if (slash > 0 && RunFolder.isId(key.substring(0, slash))) {
            runs.computeIfAbsent(key.substring(0, slash), id -> new TreeMap<>())
                .put(key.substring(slash + 1), found);
          }
        });
    return runs;
  }
}
