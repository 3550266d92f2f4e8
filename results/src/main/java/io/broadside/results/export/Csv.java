package io.broadside.results.export;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Second;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Comma-separated values (RFC 4180) with a line of headings. Times are in milliseconds, and an
 * empty field means that nothing was measured.
 */
final class Csv {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private Csv() {}

  static void seconds(RunFolder run, OutputStream out) throws IOException {
    Long start = run.record().times().startsAtMillis();
    CSVPrinter csv = printer(out);
    csv.printRecord(
        "second",
        "time_ms",
        "planned",
        "offered",
        "missed",
        "unknown",
        "responses",
        "errors",
        "active_users",
        "p50_ms",
        "p95_ms",
        "p99_ms",
        "p999_ms",
        "max_ms",
        "lateness_p99_ms",
        "workers",
        "settled",
        "gap");
    for (Second s : run.seconds()) {
      csv.printRecord(
          s.second(),
          start == null ? null : start + 1_000 * s.second(),
          s.planned(),
          s.offered(),
          s.missed(),
          s.unknown(),
          s.requests(),
          s.errors(),
          s.active(),
          s.p50(),
          s.p95(),
          s.p99(),
          s.p999(),
          s.max(),
          s.lateness(),
          s.workers(),
          s.settled(),
          s.gap());
    }
    csv.flush();
  }

  static void requests(RunFolder folder, OutputStream out) throws IOException {
    RunRecord run = folder.record();
    CSVPrinter csv = printer(out);
    csv.printRecord(
        "run",
        "scenario",
        "request",
        "kind",
        "responses",
        "errors",
        "per_second",
        "min_ms",
        "mean_ms",
        "standard_deviation_ms",
        "p50_ms",
        "p75_ms",
        "p95_ms",
        "p99_ms",
        "p999_ms",
        "max_ms");
    for (RequestFigures r : run.requests()) {
      request(csv, run.id(), r.group() ? "group" : "request", r);
    }
    for (RequestFigures r : run.asPlanned()) {
      request(csv, run.id(), "as planned", r);
    }
    csv.flush();
  }

  private static void request(CSVPrinter csv, String run, String kind, RequestFigures r)
      throws IOException {
    csv.printRecord(
        run,
        r.scenario(),
        r.request(),
        kind,
        r.count(),
        r.errors(),
        r.perSecond(),
        r.min(),
        r.mean(),
        r.standardDeviation(),
        r.p50(),
        r.p75(),
        r.p95(),
        r.p99(),
        r.p999(),
        r.max());
  }

  /** To be flushed, not closed: the stream is not its own. */
  @SuppressWarnings("resource")
  private static CSVPrinter printer(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return new CSVPrinter(writer, FORMAT);
  }
}
