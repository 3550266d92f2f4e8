package io.broadside.results.export;

import io.broadside.results.record.RecordJson;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats to which a run can be exported. All text is UTF-8. */
public enum ExportFormat {
  /** The record, as it is kept. */
  JSON("application/json", "json", (run, out) -> out.write(RecordJson.pretty(run.record()))),
  /** A row for each second. */
  CSV("text/csv", "csv", Csv::seconds),
  /** A row for each request and group. */
  REQUESTS("text/csv", "csv", Csv::requests),
  /** A test case for each assertion and goal; the generator's verdict is a suite of its own. */
  JUNIT("application/xml", "xml", JUnit::write),
  /** A summary for a pull request or a wiki. */
  MARKDOWN(
      "text/markdown",
      "md",
      (run, out) -> out.write(Markdown.of(run.record()).getBytes(StandardCharsets.UTF_8))),
  /** The run's figures for Prometheus, or whatever else reads OpenMetrics. */
  OPENMETRICS(
      "application/openmetrics-text; version=1.0.0; charset=utf-8", "txt", OpenMetrics::write);

  private interface Writer {
    void write(RunFolder run, OutputStream out) throws IOException;
  }

  private final String mediaType;
  private final String ending;

  @SuppressWarnings("ImmutableEnumChecker") // those are functions
  private final Writer writer;

  ExportFormat(String mediaType, String ending, Writer writer) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.writer = writer;
  }

  /** The media type of the format in HTTP. */
  public String mediaType() {
    return mediaType;
  }

  /** The extension of its files, without the dot. */
  public String ending() {
    return ending;
  }

  /** What people call it: its name in lower case. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that people call so. */
  public static Optional<ExportFormat> called(String title) {
    return Arrays.stream(values()).filter(f -> f.title().equals(title)).findFirst();
  }

  /** All of them, as people call them. */
  public static String titles() {
    return Arrays.stream(values()).map(ExportFormat::title).collect(Collectors.joining(", "));
  }

  /**
   * Writes a run in this form; the stream stays open.
   *
   * @throws IOException if the run cannot be read, or the stream not be written to
   */
  public void write(RunFolder run, OutputStream out) throws IOException {
    writer.write(run, out);
  }
}
