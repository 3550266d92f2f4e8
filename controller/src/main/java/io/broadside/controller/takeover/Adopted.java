package io.broadside.controller.takeover;

import io.broadside.controller.handover.AutoscalerState;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.peers.Peer;
import io.broadside.controller.report.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has been taken over.
 *
 * @param report of the run, to go on with
 * @param peers the workers that were heard
 * @param participants all that took part until the other controller ended
 * @param scaling the state of its autoscaler; null if it has none
 */
public record Adopted(
    RunReport report,
    List<Peer> peers,
    List<Participation> participants,
    @Nullable AutoscalerState scaling) {

  /** Copies the lists. */
  public Adopted {
    peers = List.copyOf(peers);
    participants = List.copyOf(participants);
  }
}
