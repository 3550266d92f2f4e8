package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts, for one step, who can be told something, and the slots that are to be had.
 *
 * @param owners all workers that may own slots, by instance
 * @param crew the workers as they are
 * @param now run seconds
 */
record Census(Map<String, Owner> owners, Crew crew, double now) {

  /** A worker that has not confirmed a change for so long is granted nothing until it has. */
  private static final double SLOW_SECONDS = 5;

  /** Those that may own slots, and answer soon enough to be counted on. */
  Set<String> able() {
    return inOrder(
        crew.willing().stream().filter(w -> !silent(w) && !owner(w).slow(now, SLOW_SECONDS)));
  }

  /** Those of them that have answered all that they were told, and may be told something new. */
  Set<String> free(Set<String> able) {
    return inOrder(able.stream().filter(w -> owner(w).answered()));
  }

  /** Those that leave, and may be told now to give up what they own. */
  Stream<String> retiring() {
    return crew.leaving().stream()
        .filter(w -> !silent(w) && owner(w).answered())
        .filter(w -> !owner(w).told().retire());
  }

  private static Set<String> inOrder(Stream<String> workers) {
    return workers.collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Owner owner(String instance) {
    return Objects.requireNonNull(owners.get(instance));
  }

  private boolean silent(String instance) {
    return crew.silent().contains(instance);
  }

  private boolean leaves(String instance, Kind kind) {
    return crew.leaving().contains(instance) && kind != Kind.REQUESTS;
  }

  /**
   * The slots to be shared: all but those of owners that cannot be asked.
   *
   * @param slots how many there are
   * @param able among whom they are shared
   */
  int available(int slots, Kind kind, Set<String> able) {
    int kept = 0;
    for (Map.Entry<String, Owner> o : owners.entrySet()) {
      boolean goes = leaves(o.getKey(), kind);
      if (!able.contains(o.getKey()) && (!goes || silent(o.getKey()))) {
        kept += o.getValue().owned(kind).size();
      }
    }
    return slots - kept;
  }

  /**
   * How many slots are free, or will be once all have answered what they are told.
   *
   * @param free how many are free now
   * @param shares how many each worker that can be told is to own
   * @param step what they are told
   */
  int coming(int free, Kind kind, Map<String, Integer> shares, Instructions step) {
    int coming = free;
    for (String instance : owners.keySet()) {
      boolean leaves = leaves(instance, kind);
      if (!silent(instance) && (shares.containsKey(instance) || leaves)) {
        Slots stays = leaves ? Slots.NONE : step.slots(instance, kind);
        coming += step.owned(instance, kind).minus(stays).size();
      }
    }
    return coming;
  }
}
