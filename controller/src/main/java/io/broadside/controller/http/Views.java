package io.broadside.controller.http;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.report.Moment;
import io.broadside.results.record.RunRecord;
import io.broadside.results.store.ResultStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns runs into the records of the API.
 *
 * @param store says why a run is not in the bucket yet
 */
record Views(ResultStore store) {

  RunView run(RunRecord run) {
    return run(run, null, null);
  }

  RunView run(Moment moment) {
    return run(moment.run(), moment.awaited(), moment.unkept());
  }

  private RunView run(RunRecord run, @Nullable String awaited, @Nullable String unkept) {
    return RunView.of(run, awaited, unkept, store.pending(run.id()).orElse(null));
  }

  Live live(Moment moment) {
    return Live.of(moment.run(), run(moment), moment.second(), moment.seconds(), moment.soFar());
  }
}
