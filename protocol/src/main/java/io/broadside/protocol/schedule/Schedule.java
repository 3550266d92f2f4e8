package io.broadside.protocol.schedule;

import io.broadside.protocol.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a worker is to know and do, sent whole each time: level-triggered and idempotent.
 * Receiving one renews the worker's lease.
 *
 * @param run the run's id
 * @param version grows with every change; a worker ignores an older one than it has
 * @param plan what to run
 * @param startMillis when run time is 0, in milliseconds since 1970 by the controller's clock; null
 *     until every worker is ready
 * @param clockOffsetNanos this worker's clock minus the controller's; what the worker subtracts
 *     from its own
 * @param epochs confirmed epochs, oldest first; only ever appended to
 * @param proposal the next epoch, to be acknowledged; it counts only once it stands among the
 *     epochs
 * @param starts for populations that wait for others: the run second at which they start, once it
 *     is known
 * @param leaseMillis how long a worker goes on without hearing from the controller
 * @param stop true ends the load at once
 * @param release true lets the worker forget the run: its last measurements have been fetched
 */
public record Schedule(
    String run,
    long version,
    Plan plan,
    @Nullable Long startMillis,
    long clockOffsetNanos,
    List<Epoch> epochs,
    @Nullable Epoch proposal,
    Map<String, Long> starts,
    long leaseMillis,
    boolean stop,
    boolean release) {

  /** Copies the collections; refuses epochs that are out of order. */
  public Schedule {
    epochs = List.copyOf(epochs);
    starts = Map.copyOf(starts);
    for (int i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).index() != i
          || (i > 0 && epochs.get(i).fromSecond() < epochs.get(i - 1).fromSecond())) {
        throw new IllegalArgumentException("epoch " + epochs.get(i).index() + " is out of order");
      }
    }
    if (proposal != null && proposal.index() != epochs.size()) {
      throw new IllegalArgumentException(
          "the proposal must be epoch %d, not %d".formatted(epochs.size(), proposal.index()));
    }
    if (leaseMillis < 1) {
      throw new IllegalArgumentException("leaseMillis must be positive: " + leaseMillis);
    }
  }
}
