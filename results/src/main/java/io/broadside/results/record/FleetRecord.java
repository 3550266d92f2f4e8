package io.broadside.results.record;

import io.broadside.results.record.figures.WorkerFigures;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The workers of a run, in its record.
 *
 * @param asked how many workers were asked for at the start
 * @param workers each as it was seen last
 * @param changes the changes of their states, in the order of time; the first 10,000
 */
public record FleetRecord(int asked, List<WorkerFigures> workers, List<FleetChange> changes) {

  /** Nobody as yet. */
  public static final FleetRecord NONE = new FleetRecord(0, List.of(), List.of());

  /** How many changes a record has at most: of a fleet of 1,000, ten each. */
  public static final int MOST_CHANGES = 10_000;

  /** Copies the lists. */
  public FleetRecord {
    workers = workers == null ? List.of() : List.copyOf(workers);
    changes = changes == null ? List.of() : List.copyOf(changes);
  }

  /** The same with what another controller had seen of it before. */
  public FleetRecord after(FleetRecord earlier) {
    Map<String, WorkerFigures> seen = new LinkedHashMap<>();
    earlier.workers.forEach(w -> seen.put(w.worker(), w));
    workers.forEach(w -> seen.put(w.worker(), w));
    Set<FleetChange> known = new LinkedHashSet<>(earlier.changes);
    Map<String, FleetChange> last = new HashMap<>();
    earlier.changes.forEach(c -> last.put(c.worker(), c));
    for (FleetChange change : changes) {
      FleetChange before = last.remove(change.worker());
      if (before == null || !before.isSame(change)) {
        known.add(change);
      }
    }
    return new FleetRecord(
        asked, List.copyOf(seen.values()), known.stream().limit(MOST_CHANGES).toList());
  }
}
