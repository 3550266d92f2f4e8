package io.broadside.results.store;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.record.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches the summaries of all runs in one file, so that a list of a thousand opens fast. A run that
 * is not in it, or has changed, is read again from its own files, so the index can always be
 * deleted. Thread-safe.
 */
final class Index {

  private static final Logger LOG = LoggerFactory.getLogger(Index.class);
  private static final String FILE = "index.json";

  /**
   * One run's line.
   *
   * @param stamp tells whether the run's files have changed since
   */
  private record Line(String stamp, RunSummary summary) {}

  private record Lines(Map<String, Line> runs) {}

  private final PrivateFolder folder;

  Index(PrivateFolder folder) {
    this.folder = folder;
  }

  /** The lines of those runs, in their order; a run that cannot be read is left out. */
  synchronized List<RunSummary> list(List<RunFolder> runs) {
    Map<String, Line> known = read();
    Map<String, Line> now = new HashMap<>();
    List<RunSummary> summaries = new ArrayList<>();
    for (RunFolder run : runs) {
      try {
        String stamp = stamp(run);
        Line line = known.get(run.id());
        if (line == null || !line.stamp.equals(stamp)) {
          line = new Line(stamp, RunSummary.of(run.record(), run.marks()));
        }
        now.put(run.id(), line);
        summaries.add(line.summary);
      } catch (IOException | RuntimeException e) {
        LOG.warn("Run {} is skipped: {}", run.id(), e.getMessage());
      }
    }
    if (!now.equals(known)) {
      write(now);
    }
    return summaries;
  }

  private static String stamp(RunFolder run) throws IOException {
    return stamp(run.file(RunFolder.RECORD)) + " " + stamp(run.file(RunFolder.MARKS));
  }

  private static String stamp(Path file) throws IOException {
    return Files.exists(file) ? Files.getLastModifiedTime(file) + "," + Files.size(file) : "-";
  }

  private Map<String, Line> read() {
    try {
      return RecordJson.read(Files.readAllBytes(folder.path().resolve(FILE)), Lines.class).runs();
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  /** Without it, the next list takes longer: no reason to fail. */
  private void write(Map<String, Line> lines) {
    try {
      folder.write(FILE, RecordJson.line(new Lines(lines)));
    } catch (IOException e) {
      LOG.debug("The index of {} cannot be written", folder.path(), e);
    }
  }
}
