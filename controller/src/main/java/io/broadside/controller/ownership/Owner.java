package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One instance with the slots that it was told to own, and those that it may own as far as is
 * known. Each change waits for the answer to the one before, so that the newest answer says all.
 * Not thread-safe.
 */
final class Owner {

  /** A recent grant, whose border may still be ahead. */
  private record Recent(long version, Kind kind, Slots slots, Border from) {}

  private final Map<Kind, Slots> owned = new EnumMap<>(Kind.class);
  private final List<Recent> recent = new ArrayList<>();
  private Assignment told = Assignment.NONE;
  private long version;
  private boolean answered = true;
  private boolean heard = true;
  private double toldSecond;

  /** One that owns nothing. */
  Owner() {}

  /**
   * One that another controller knew, and may not have heard any more.
   *
   * @param tenures of its slots, which may begin in the future
   */
  static Owner resume(long version, Map<Kind, Slots> slots, List<Tenure> tenures, boolean heard) {
    Owner owner = new Owner();
    owner.version = version;
    owner.told = new Assignment(slots, List.of(), Border.START, false);
    owner.owned.putAll(slots);
    owner.heard = heard;
    tenures.stream()
        .filter(Tenure::open)
        .map(t -> new Recent(t.version(), t.kind(), t.slots(), t.from()))
        .forEach(owner.recent::add);
    return owner;
  }

  /** What it was told last. */
  Assignment told() {
    return told;
  }

  long version() {
    return version;
  }

  /** Whether it has answered what it was told last, and may be told something else. */
  boolean answered() {
    return answered && heard;
  }

  /** Whether another controller knew it, and it has still to say what it owns. */
  boolean lacksClaim() {
    return !heard;
  }

  /** Whether it has not answered for so many run seconds. */
  boolean slow(double now, double seconds) {
    return !answered && now - toldSecond > seconds;
  }

  /** What it is to own. */
  Slots slots(Kind kind) {
    return told.of(kind);
  }

  /** What it may own. */
  Slots owned(Kind kind) {
    return owned.getOrDefault(kind, Slots.NONE);
  }

  /**
   * Tells it something new.
   *
   * @param earliest border before which nothing is granted any more
   */
  void tell(Assignment next, double now, Border earliest) {
    told = next;
    version++;
    answered = false;
    toldSecond = now;
    recent.removeIf(r -> r.from.atLeast(earliest).equals(earliest));
    for (Grant grant : next.grants()) {
      owned.merge(grant.kind(), grant.slots(), Slots::plus);
      recall(grant.kind(), slots -> slots.minus(grant.slots()));
      recent.add(new Recent(version, grant.kind(), grant.slots(), grant.from()));
    }
  }

  /** Leaves only a part of what was granted of a kind. */
  private void recall(Kind kind, UnaryOperator<Slots> part) {
    recent.replaceAll(
        r -> r.kind == kind ? new Recent(r.version, kind, part.apply(r.slots), r.from) : r);
    recent.removeIf(r -> r.slots.isEmpty());
  }

  /** It has taken what it was granted last from that border on, or later. */
  void took(Border from) {
    recent.replaceAll(
        r -> r.version == version ? new Recent(version, r.kind, r.slots, r.from.atLeast(from)) : r);
  }

  /**
   * Of slots that it had, those that are free from a border on, or from where they became its own.
   */
  List<FreeSlots.Piece> free(Kind kind, Slots lost, Border after) {
    List<FreeSlots.Piece> pieces =
        lost.isEmpty() ? List.of() : List.of(new FreeSlots.Piece(lost, after));
    for (Recent grant : recent) {
      if (grant.kind == kind) {
        pieces = pieces.stream().flatMap(p -> p.notBefore(grant.from, grant.slots)).toList();
      }
    }
    return pieces;
  }

  /** Whether a status is its first answer to what it was told last. */
  boolean answers(Status status) {
    return heard && !answered && status.version() == version;
  }

  /** Notes the answer. */
  void answer() {
    answered = true;
  }

  /** From now on it owns only those. */
  void keep(Kind kind, Slots slots) {
    owned.put(kind, slots);
    recall(kind, slots::and);
  }
}
