package io.broadside.controller.conductor;

import io.broadside.controller.conductor.scale.Scaling;
import io.broadside.controller.fleet.RunStore;
import io.broadside.controller.handover.AutoscalerState;
import io.broadside.controller.handover.Keeper;
import io.broadside.controller.peers.Peers;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.takeover.Snapshots;
import java.util.Optional;

/**
 * Keeps how a run stands for the controller that may have to take it over: every few seconds, and
 * soon after what must not get lost. For the conductor's thread only.
 */
final class Backup {

  private static final long EVERY_MILLIS = 5_000;

  private final RunStore store;
  private final Keeper keeper;
  private final Scaling scaling;
  private final Peers peers;
  private long madeMillis;
  private Optional<Integer> madeAsked = Optional.empty();

  Backup(RunStore store, Scaling scaling, Peers peers) {
    this.store = store;
    this.keeper = new Keeper(store);
    this.scaling = scaling;
    this.peers = peers;
  }

  /** Whether another controller can find what is kept. */
  boolean isPossible() {
    return store.keeps();
  }

  /** Makes one at the next look. */
  void hurry() {
    madeMillis = 0;
  }

  /** Makes one where it is time, or another number of workers was asked for. */
  void look(RunReport report, long nowMillis) {
    Optional<Integer> asked = scaling.state(report.run()).map(AutoscalerState::asked);
    boolean due = nowMillis - madeMillis >= EVERY_MILLIS || !asked.equals(madeAsked);
    if (isPossible() && due) {
      madeMillis = nowMillis;
      madeAsked = asked;
      make(report);
    }
  }

  /** Makes one now. */
  void make(RunReport report) {
    Run run = report.run();
    keeper.keep(Snapshots.of(report, scaling.state(run).orElse(null), peers::member));
  }

  /** Nothing goes on any more that another controller could take over. */
  void clear() {
    keeper.clear();
  }

  /** Another controller leads, and what is kept is its own. */
  void giveWay() {
    keeper.giveWay();
  }

  /** Waits for what is still to be kept. */
  void close() {
    keeper.close();
  }
}
