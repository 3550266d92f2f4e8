package io.broadside.controller.conductor;

import io.broadside.controller.conductor.record.Archive;
import io.broadside.controller.report.Moment;
import io.broadside.controller.report.RunReport;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The places to which the results of a run go: its record in the archive, and its outputs. For the
 * conductor's thread only.
 */
final class Destinations {

  private final Archive archive;
  private final Sending sending;

  Destinations(Archive archive, Sending sending) {
    this.archive = archive;
    this.sending = sending;
  }

  /** A run begins, with those files if it has any. */
  void begin(RunReport report, Optional<Bundle> bundle) {
    archive.begin(report.run().id(), bundle);
    sending.begin(report);
  }

  /** A run goes on that another controller began. */
  void takeOver(RunReport report) {
    archive.resume(report.run().id());
    sending.takeOver(report);
  }

  /** Tells both how a run stands, and the report whether that cannot be written down just now. */
  void tell(RunReport report, Moment moment) {
    boolean behind = archive.isBehind();
    Map<Key, NativeHistogram> soFar = behind && sending.isToNobody() ? Map.of() : soFar(report);
    archive.record(moment, report.measured(), behind ? Map.of() : soFar);
    sending.tell(report, moment, soFar);
    report.unkept(archive.trouble().orElse(null));
  }

  private static Map<Key, NativeHistogram> soFar(RunReport report) {
    return report.metrics().measured();
  }

  /** Tells outputs the end of a run; the answer is what they did not get, in whole sentences. */
  CompletableFuture<List<String>> finish(RunReport report, Moment last) {
    return sending.finish(report, last, soFar(report));
  }

  /** Writes down the last of a run; the answer is why it cannot be kept, empty where it can. */
  CompletableFuture<Optional<String>> save(RunReport report, Moment last) {
    return archive
        .finish(last, report.measured(), soFar(report))
        .exceptionally(e -> Optional.of("The record could not be saved: " + e.getMessage()));
  }

  /** Waits for what is still being written. */
  void close() {
    archive.close();
  }
}
