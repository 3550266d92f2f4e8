package io.broadside.controller.takeover;

import io.broadside.controller.handover.Participation;
import io.broadside.controller.peers.Peer;
import io.broadside.controller.report.RunReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has been taken over.
 *
 * @param report of it, to go on with
 * @param peers the workers that were heard
 * @param participants all that took part until the other controller ended
 * @param overruled whether an operator had taken over from the autoscaler
 * @param asked how many workers the autoscaler had asked for; null where there was none
 */
public record Adopted(
    RunReport report,
    List<Peer> peers,
    List<Participation> participants,
    boolean overruled,
    @Nullable Integer asked) {

  /** Copies the lists. */
  public Adopted {
    peers = List.copyOf(peers);
    participants = List.copyOf(participants);
  }
}
