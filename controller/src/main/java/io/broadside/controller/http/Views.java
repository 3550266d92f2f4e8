package io.broadside.controller.http;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.report.Moment;
import io.broadside.results.record.RunRecord;
import io.broadside.results.store.ResultStore;

/**
 * What readers see of runs.
 *
 * @param store knows why one is not where it belongs yet
 */
record Views(ResultStore store) {

  RunView run(RunRecord run) {
    return RunView.of(run, null, store.pending(run.id()).orElse(null));
  }

  RunView run(Moment moment) {
    String pending = store.pending(moment.run().id()).orElse(null);
    return RunView.of(moment.run(), moment.unkept(), pending);
  }

  Live live(Moment moment) {
    return Live.of(moment.run(), run(moment), moment.second(), moment.seconds());
  }
}
