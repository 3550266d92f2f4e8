package io.broadside.results.store.s3;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Bucket.Found;
import io.broadside.results.store.s3.bucket.BucketException;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads runs one after the other, and remembers how each upload went. Thread-safe: a second
 * caller waits.
 */
final class Uploader {

  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);
  private static final int MOST_FAILURES = 3;

  /**
   * The latest attempt to upload a run.
   *
   * @param stamp of the files that were sent
   * @param why it was not done, null when it was
   */
  private record Attempt(String stamp, @Nullable String why) {}

  private final Bucket bucket;
  private final S3Location location;
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

  Uploader(Bucket bucket, S3Location location) {
    this.bucket = bucket;
    this.location = location;
  }

  UploadState state(RunFolder run) {
    Attempt last = attempts.get(run.id());
    String why =
        last == null
            ? "this has not been tried since the program started."
            : last.why != null
                ? last.why
                : last.stamp.equals(stamp(run)) ? null : "it has changed since its last upload.";
    return new UploadState(run.id(), run.folder().path(), location, why);
  }

  /** How the last attempt went; empty where it went well, or there was none. */
  Optional<UploadState> failure(RunFolder run) {
    Attempt last = attempts.get(run.id());
    return last == null || last.why == null
        ? Optional.empty()
        : Optional.of(new UploadState(run.id(), run.folder().path(), location, last.why));
  }

  synchronized UploadState upload(RunFolder run) {
    attempt(run);
    return state(run);
  }

  /** Whether the bucket did what was asked. */
  private boolean attempt(RunFolder run) {
    try {
      String stamp = stamp(run);
      if (new BucketUpload(bucket, location, run).run()) {
        stamp = stamp(run);
        new BucketUpload(bucket, location, run).run();
      }
      attempts.put(run.id(), new Attempt(stamp, null));
      return true;
    } catch (BucketException e) {
      LOG.debug("Run {} is not uploaded", run.id(), e);
      attempts.put(run.id(), new Attempt("", e.getMessage()));
      return false;
    } catch (IOException e) {
      LOG.debug("Run {} is not uploaded", run.id(), e);
      attempts.put(run.id(), new Attempt("", PrivateFolder.reason(e) + "."));
      return true;
    }
  }

  /** After three failures in a row, the others are not tried, and have the same reason. */
  synchronized List<UploadState> uploadAll(List<RunFolder> runs) {
    int failures = 0;
    String why = null;
    List<UploadState> states = new ArrayList<>();
    for (RunFolder run : runs) {
      UploadState state = state(run);
      if (!state.uploaded() && failures == MOST_FAILURES) {
        attempts.put(run.id(), new Attempt("", why));
        state = state(run);
      } else if (!state.uploaded()) {
        failures = attempt(run) ? 0 : failures + 1;
        state = state(run);
        why = state.why();
      }
      states.add(state);
    }
    return states;
  }

  /** Copies marks from the bucket that are newer than those in the local folder. */
  void takeMarks(
      FolderStore spool, Map<String, RunSummary> there, Map<String, Map<String, Found>> files)
      throws IOException {
    for (RunSummary summary : there.values()) {
      Found marks = files.getOrDefault(summary.id(), Map.of()).get(RunFolder.MARKS);
      RunFolder run = spool.find(summary.id()).orElse(null);
      if (run == null || marks == null) {
        continue;
      }
      Path file = run.folder().path().resolve(RunFolder.MARKS);
      if (!Files.exists(file)
          || (marks.written().isAfter(Files.getLastModifiedTime(file).toInstant())
              && !run.marks().equals(summary.marks()))) {
        String before = stamp(run);
        run.mark(summary.marks());
        Files.setLastModifiedTime(file, FileTime.from(marks.written()));
        attempts.computeIfPresent(
            run.id(), (id, a) -> a.stamp.equals(before) ? new Attempt(stamp(run), a.why) : a);
      }
    }
  }

  /** The record goes last, so that what has been deleted by half is still listed. */
  synchronized void delete(String id, Collection<String> names) throws BucketException {
    bucket.abortAll(location.folder(id));
    for (String name : names) {
      if (!name.equals(RunFolder.RECORD)) {
        bucket.delete(location.key(id, name));
      }
    }
    if (names.contains(RunFolder.RECORD)) {
      bucket.delete(location.key(id, RunFolder.RECORD));
    }
    attempts.remove(id);
  }

  /** Changes whenever a file does; empty where they cannot be read. */
  private static String stamp(RunFolder run) {
    try {
      StringBuilder stamp = new StringBuilder();
      for (String name : BucketUpload.names(run)) {
        Path file = run.folder().path().resolve(name);
        stamp
            .append(name)
            .append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
      return stamp.toString();
    } catch (IOException e) {
      return "";
    }
  }
}
