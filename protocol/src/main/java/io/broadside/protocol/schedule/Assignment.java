package io.broadside.protocol.schedule;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All slots that a worker is to own, and what is new since the previous version. The worker gives
 * up the slots that it owned and that are not among them, and reports from which border on.
 *
 * @param slots by kind; a kind that is not named has none
 * @param grants the slots that it did not own before, with their borders
 * @param releaseFrom from where on it gives up the others; later, where it has dealt beyond
 * @param retire whether it will be granted no more slots: it ends once its users have ended
 */
public record Assignment(
    Map<Kind, Slots> slots, List<Grant> grants, Border releaseFrom, boolean retire) {

  /** Nothing at all. */
  public static final Assignment NONE = new Assignment(Map.of(), List.of(), Border.START, false);

  /** Copies the collections. */
  public Assignment {
    EnumMap<Kind, Slots> copy = new EnumMap<>(Kind.class);
    copy.putAll(slots);
    slots = java.util.Collections.unmodifiableMap(copy);
    grants = List.copyOf(grants);
  }

  /** The slots of a kind. */
  public Slots of(Kind kind) {
    return slots.getOrDefault(kind, Slots.NONE);
  }
}
