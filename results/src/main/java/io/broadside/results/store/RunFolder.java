package io.broadside.results.store;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Interval;
import io.broadside.results.series.LineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The files of one run.
 *
 * @param folder that they are in; its name is the run's id
 */
public record RunFolder(PrivateFolder folder) {

  /** The record: {@link RunRecord}. */
  public static final String RECORD = "run.json";

  /** What people see of every second: a line for each {@link Second}, the last one of it counts. */
  public static final String SECONDS = "seconds.jsonl.gz";

  /** What was measured in every second: a line for each {@link Interval}. */
  public static final String HISTOGRAMS = "histograms.jsonl.gz";

  /** The files that the test is made of, as a zip. */
  public static final String TEST = "test.zip";

  /** What people have written on the run: {@link Marks}. */
  public static final String MARKS = "marks.json";

  /** All of them. */
  public static final List<String> FILES = List.of(RECORD, SECONDS, HISTOGRAMS, TEST, MARKS);

  /** The folder of that path. */
  public static RunFolder at(Path path) {
    return new RunFolder(new PrivateFolder(path));
  }

  /** Whether an id has a valid form, so that a made-up one reaches no file outside the folder. */
  public static boolean isId(String id) {
    return id.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
  }

  /** The run's id. */
  public String id() {
    return String.valueOf(folder.path().getFileName());
  }

  /** Where one of its files is, if it is there. */
  public Path file(String name) {
    return folder.path().resolve(name);
  }

  /** Whether it has a record. */
  public boolean exists() {
    return Files.isRegularFile(file(RECORD));
  }

  /**
   * The record.
   *
   * @throws IOException if it is missing or damaged; the message says so to a person
   */
  public RunRecord record() throws IOException {
    try {
      return RecordJson.read(Files.readAllBytes(file(RECORD)), RunRecord.class);
    } catch (IOException e) {
      throw new IOException(
          "The record of run %s cannot be read (%s): %s"
              .formatted(id(), file(RECORD), PrivateFolder.reason(e)),
          e);
    }
  }

  /** Every second, in order. */
  public List<Second> seconds() throws IOException {
    TreeMap<Long, Second> seconds = new TreeMap<>();
    secondsFile().read(Second.class, s -> seconds.put(s.second(), s));
    return List.copyOf(seconds.values());
  }

  /**
   * Everything that was measured, in order of time, in bounded memory.
   *
   * @return whether that was all; false where the controller was killed while it wrote the last
   */
  public boolean intervals(Consumer<Interval> each) throws IOException {
    return histogramsFile().read(Interval.class, each);
  }

  /**
   * What was measured since the last look, as {@link LineFile#readOn} says.
   *
   * @param from 0, or what this answered before
   * @return where to go on
   */
  public long intervals(long from, Consumer<Interval> each) throws IOException {
    return histogramsFile().readOn(from, Interval.class, each);
  }

  LineFile secondsFile() {
    return new LineFile(folder, SECONDS);
  }

  LineFile histogramsFile() {
    return new LineFile(folder, HISTOGRAMS);
  }

  /** Copies its files to another folder; the record last, so that it is there with all others. */
  public void copyTo(RunFolder other) throws IOException {
    for (String name : FILES.reversed()) {
      if (Files.isRegularFile(file(name))) {
        Path draft = other.folder().draft();
        try {
          Files.copy(file(name), draft, StandardCopyOption.REPLACE_EXISTING);
          Files.move(draft, other.file(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(draft);
        }
      }
    }
  }

  /** What people have written on it. */
  public Marks marks() throws IOException {
    return Files.isRegularFile(file(MARKS))
        ? RecordJson.read(Files.readAllBytes(file(MARKS)), Marks.class)
        : Marks.NONE;
  }

  /** Writes on it. */
  public void mark(Marks marks) throws IOException {
    folder.write(MARKS, RecordJson.pretty(marks));
  }
}
