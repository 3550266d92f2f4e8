package io.broadside.protocol.schedule;

import java.util.Map;

/**
 * A grant of slots to a worker.
 *
 * @param kind of what
 * @param slots the slots, which nobody else owns
 * @param from which border on
 * @param rounds for {@link Kind#USERS}, by closed population: how many users each place may have
 *     had already, so that no ordinal is used twice
 */
public record Grant(Kind kind, Slots slots, Border from, Map<String, Long> rounds) {

  /** Copies the map. */
  public Grant {
    rounds = Map.copyOf(rounds);
  }

  /** The place among the slots that a worker had before it: none. */
  public static Grant of(Kind kind, Slots slots, Border from) {
    return new Grant(kind, slots, from, Map.of());
  }
}
