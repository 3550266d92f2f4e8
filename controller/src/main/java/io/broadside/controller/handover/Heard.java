package io.broadside.controller.handover;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Status;
import java.util.EnumMap;
import java.util.Map;

/**
 * A worker's answer to a controller that takes over, after it has accepted that controller's term.
 *
 * @param status how it stands
 * @param claim which slots it owns and has owned
 */
public record Heard(Status status, Claim claim) {

  /** Whether the worker, or its lease, has come to its end: it owns nothing any more. */
  public boolean isOver() {
    EnginePhase phase = status.phase();
    return phase == EnginePhase.FINISHED
        || phase == EnginePhase.FAILED
        || status.leaseMillis() == 0;
  }

  /** What it claims to own now. */
  public Map<Kind, Slots> owned() {
    Map<Kind, Slots> owned = new EnumMap<>(Kind.class);
    if (!isOver()) {
      claim.tenures().stream()
          .filter(Tenure::open)
          .forEach(t -> owned.merge(t.kind(), t.slots(), Slots::plus));
    }
    return owned;
  }

  /** The border from which on all that it has given up is its own no longer. */
  public Border letGo() {
    Border letGo = Border.START;
    for (Tenure tenure : claim.tenures()) {
      letGo = tenure.until() == null ? letGo : letGo.atLeast(tenure.until());
    }
    return letGo;
  }
}
