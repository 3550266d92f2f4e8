package io.broadside.controller.report;

import io.broadside.results.record.FleetChange;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the workers of a run. For the conductor's thread only. */
final class FleetHistory {

  private final Map<String, WorkerFigures> last = new LinkedHashMap<>();
  private final List<FleetChange> changes = new ArrayList<>();

  /** Looks at all workers that there are; one that is there no longer is gone. */
  void look(long nowMillis, List<WorkerFigures> workers) {
    Set<String> there = new HashSet<>();
    for (WorkerFigures worker : workers) {
      there.add(worker.worker());
      note(nowMillis, worker);
    }
    List.copyOf(last.values()).stream()
        .filter(w -> !there.contains(w.worker()))
        .forEach(w -> note(nowMillis, w.gone()));
  }

  private void note(long nowMillis, WorkerFigures worker) {
    WorkerFigures before = last.put(worker.worker(), worker);
    boolean changed =
        before == null
            || !before.state().equals(worker.state())
            || before.share() != worker.share();
    if (changed && changes.size() < FleetRecord.MOST_CHANGES) {
      changes.add(new FleetChange(nowMillis, worker.worker(), worker.state(), worker.share()));
    }
  }

  /** Each as it was seen last. */
  List<WorkerFigures> workers() {
    return List.copyOf(last.values());
  }

  /** In the order of time. */
  List<FleetChange> changes() {
    return List.copyOf(changes);
  }
}
