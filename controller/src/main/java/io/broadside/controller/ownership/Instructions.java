package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Collects the releases and grants of one step, by worker. Not thread-safe. */
final class Instructions {

  private final Map<String, Owner> owners;
  private final double now;
  private final Border earliest;
  private final Border releaseFrom;
  private final Supplier<Map<String, Long>> rounds;
  private final Map<String, Map<Kind, Slots>> changed = new TreeMap<>();
  private final Map<String, List<Grant>> grants = new TreeMap<>();
  private final Set<String> retiring = new HashSet<>();

  /**
   * A step without releases or grants yet.
   *
   * @param owners all workers that can be told, by instance
   * @param now run seconds
   * @param earliest border before which nothing is granted
   * @param releaseFrom border from which on slots are given up
   * @param rounds by closed population: how many users each place may have had
   */
  Instructions(
      Map<String, Owner> owners,
      double now,
      Border earliest,
      Border releaseFrom,
      Supplier<Map<String, Long>> rounds) {
    this.owners = owners;
    this.now = now;
    this.earliest = earliest;
    this.releaseFrom = releaseFrom;
    this.rounds = rounds;
  }

  private Owner owner(String instance) {
    return Objects.requireNonNull(owners.get(instance));
  }

  private Map<Kind, Slots> changed(String instance) {
    return changed.computeIfAbsent(
        instance,
        x -> {
          Map<Kind, Slots> all = new EnumMap<>(Kind.class);
          for (Kind kind : Kind.values()) {
            all.put(kind, owner(instance).slots(kind));
          }
          return all;
        });
  }

  /** What an instance is to own after this step. */
  Slots slots(String instance, Kind kind) {
    Map<Kind, Slots> its = changed.get(instance);
    return its == null ? owner(instance).slots(kind) : its.getOrDefault(kind, Slots.NONE);
  }

  /** What it may own after this step. */
  Slots owned(String instance, Kind kind) {
    return owner(instance).owned(kind).plus(slots(instance, kind));
  }

  /** Whether it is granted something of a kind. */
  boolean isGranted(String instance, Kind kind) {
    return grants.getOrDefault(instance, List.of()).stream().anyMatch(g -> g.kind() == kind);
  }

  void grant(String instance, Kind kind, List<FreeSlots.Piece> pieces) {
    for (FreeSlots.Piece piece : pieces) {
      changed(instance).merge(kind, piece.slots(), Slots::plus);
      Map<String, Long> used = kind == Kind.USERS ? rounds.get() : Map.of();
      grants
          .computeIfAbsent(instance, x -> new ArrayList<>())
          .add(new Grant(kind, piece.slots(), piece.from().atLeast(earliest), used));
    }
  }

  void release(String instance, Kind kind, int count) {
    Slots its = slots(instance, kind);
    changed(instance).put(kind, its.minus(Picking.pick(its, count, Slots.NONE)));
  }

  /** It gives up all but what a throttle lets through for the users that it still has. */
  void retire(String instance) {
    changed(instance).put(Kind.ARRIVALS, Slots.NONE);
    changed(instance).put(Kind.USERS, Slots.NONE);
    retiring.add(instance);
  }

  /**
   * Tells it all.
   *
   * @return whether anybody is told something
   */
  boolean tell(Register register) {
    changed.forEach(
        (instance, its) -> {
          List<Grant> granted = grants.getOrDefault(instance, List.of());
          Owner owner = owner(instance);
          boolean retires = retiring.contains(instance);
          owner.tell(new Assignment(its, granted, releaseFrom, retires), now, earliest);
          granted.stream()
              .map(g -> new Tenure(g.kind(), owner.version(), g.slots(), g.from(), null))
              .forEach(t -> register.granted(instance, t));
        });
    return !changed.isEmpty();
  }
}
