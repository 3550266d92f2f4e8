package io.broadside.results.record;

import java.util.List;

/**
 * Who ran it.
 *
 * @param asked how many workers were asked for at the start
 * @param workers each as it was seen last
 * @param changes what became of them, in the order of time; the first 10,000
 */
public record FleetRecord(int asked, List<WorkerFigures> workers, List<FleetChange> changes) {

  static final FleetRecord NONE = new FleetRecord(0, List.of(), List.of());

  /** Copies the lists. */
  public FleetRecord {
    workers = workers == null ? List.of() : List.copyOf(workers);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }
}
