package io.broadside.controller.handover;

import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import java.util.Map;

/**
 * The slots that an instance may own.
 *
 * @param instance its name
 * @param version of its assignment
 * @param slots by kind
 */
public record Owned(String instance, long version, Map<Kind, Slots> slots) {

  /** Copies the map. */
  public Owned {
    slots = Map.copyOf(slots);
  }
}
