package io.broadside.controller.conductor;

import io.broadside.controller.report.Moment;
import io.broadside.controller.report.RunReport;
import io.broadside.outputs.Outputs;
import io.broadside.outputs.RunStanding;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Key;
import io.broadside.results.store.ResultStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Passes the measurements and events of a run to its outputs. For the conductor's thread only. */
final class Sending {

  private final Outputs outputs;
  private final ResultStore results;

  Sending(Outputs outputs, ResultStore results) {
    this.outputs = outputs;
    this.results = results;
  }

  /** Whether there are no outputs, and nothing need be gathered for them. */
  boolean isToNobody() {
    return outputs.none();
  }

  /** A run begins. */
  void begin(RunReport report) {
    outputs.begin(results.begin(report.run().id()), false);
  }

  /** A run goes on that another controller began. */
  void takeOver(RunReport report) {
    outputs.begin(results.begin(report.run().id()), true);
  }

  /**
   * Tells how it stands.
   *
   * @param soFar everything that was measured until then
   */
  void tell(RunReport report, Moment moment, Map<Key, NativeHistogram> soFar) {
    outputs.tell(standing(report, moment, soFar));
  }

  /** Tells its end; the answer is what outputs did not get of it, in whole sentences. */
  CompletableFuture<List<String>> finish(
      RunReport report, Moment last, Map<Key, NativeHistogram> soFar) {
    return outputs
        .finish(standing(report, last, soFar))
        .exceptionally(
            e -> List.of("Some outputs may not have received everything: " + e.getMessage()));
  }

  private RunStanding standing(RunReport report, Moment moment, Map<Key, NativeHistogram> soFar) {
    boolean running = !moment.run().state().isFinal();
    return new RunStanding(
        moment.run(),
        report.measured(),
        moment.seconds(),
        soFar,
        running && outputs.watchesGoals() ? report.unreached() : List.of());
  }
}
