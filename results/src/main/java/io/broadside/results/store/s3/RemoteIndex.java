package io.broadside.results.store.s3;

import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunRecord;
import io.broadside.results.store.Marks;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Bucket.Found;
import io.broadside.results.store.s3.bucket.BucketException;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of all runs in one object of the bucket. What is not in it, or has changed since, is
 * read again from the run's own objects: it can always be deleted. Thread-safe.
 */
final class RemoteIndex {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteIndex.class);
  static final String FILE = "index.json";
  private static final int READERS = 16;

  /**
   * One run's line.
   *
   * @param stamp the ETags of what it was made of
   */
  private record Line(String stamp, RunSummary summary) {}

  private record Lines(Map<String, Line> runs) {}

  private final Bucket bucket;
  private final S3Location location;
  private Map<String, Line> known = Map.of();
  private String etag = "";

  RemoteIndex(Bucket bucket, S3Location location) {
    this.bucket = bucket;
    this.location = location;
  }

  /**
   * The lines of the runs that these objects are, by id; a run that cannot be read is left out.
   *
   * @param runs their objects, by id and name
   * @param index the index itself, null where there is none
   */
  synchronized Map<String, RunSummary> lines(
      Map<String, Map<String, Found>> runs, @Nullable Found index) throws IOException {
    if (index == null) {
      known = Map.of();
    } else if (!index.etag().equals(etag)) {
      known = read();
    }
    Map<String, Line> now = new HashMap<>();
    List<String> changed = new ArrayList<>();
    runs.forEach(
        (id, files) -> {
          Line line = known.get(id);
          if (!files.containsKey(RunFolder.RECORD)) {
            return;
          }
          if (line != null && line.stamp.equals(stamp(files))) {
            now.put(id, line);
          } else {
            changed.add(id);
          }
        });
    now.putAll(readAll(changed, runs));
    if (!now.equals(known)) {
      write(now);
    } else if (index != null) {
      etag = index.etag();
    }
    known = now;
    Map<String, RunSummary> summaries = new TreeMap<>();
    now.forEach((id, line) -> summaries.put(id, line.summary));
    return summaries;
  }

  private static String stamp(Map<String, Found> files) {
    return etag(files.get(RunFolder.RECORD)) + " " + etag(files.get(RunFolder.MARKS));
  }

  private static String etag(@Nullable Found file) {
    return file == null ? "-" : file.etag();
  }

  private Map<String, Line> readAll(List<String> ids, Map<String, Map<String, Found>> runs)
      throws IOException {
    Map<String, Line> lines = new HashMap<>();
    if (ids.isEmpty()) {
      return lines;
    }
    try (ExecutorService readers = Executors.newFixedThreadPool(Math.min(READERS, ids.size()))) {
      Map<String, Future<Line>> reading = new HashMap<>();
      for (String id : ids) {
        Map<String, Found> files = runs.getOrDefault(id, Map.of());
        reading.put(id, readers.submit(() -> read(id, files)));
      }
      for (Map.Entry<String, Future<Line>> each : reading.entrySet()) {
        try {
          lines.put(each.getKey(), each.getValue().get());
        } catch (ExecutionException e) {
          if (e.getCause() instanceof BucketException problem) {
            readers.shutdownNow();
            throw problem;
          }
          LOG.warn("Run {} is skipped: {}", each.getKey(), e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the runs of %s were read".formatted(location), e);
    }
    return lines;
  }

  private Line read(String id, Map<String, Found> files) throws IOException {
    RunRecord record =
        RecordJson.read(
            bucket
                .get(location.key(id, RunFolder.RECORD))
                .orElseThrow(() -> new IOException("its record is gone")),
            RunRecord.class);
    Marks marks = Marks.NONE;
    if (files.containsKey(RunFolder.MARKS)) {
      byte[] json = bucket.get(location.key(id, RunFolder.MARKS)).orElse(null);
      marks = json == null ? Marks.NONE : RecordJson.read(json, Marks.class);
    }
    return new Line(stamp(files), RunSummary.of(record, marks));
  }

  private Map<String, Line> read() throws BucketException {
    byte[] json = bucket.get(location.prefix() + FILE).orElse(null);
    try {
      return json == null ? Map.of() : RecordJson.read(json, Lines.class).runs();
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  /** Without it, the next list takes longer: no reason to fail. */
  private void write(Map<String, Line> lines) {
    try {
      etag = bucket.put(location.prefix() + FILE, RecordJson.line(new Lines(lines)));
    } catch (IOException e) {
      etag = "";
      LOG.debug("The index of {} cannot be written", location, e);
    }
  }
}
