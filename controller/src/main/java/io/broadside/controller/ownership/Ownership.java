package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Assigns the slots of a run to workers. Each slot has at most one owner: it is granted only after
 * its previous owner has confirmed the release, or that owner or its lease has ended. A worker that
 * does not answer keeps its slots, and no other waits for it. Not thread-safe.
 */
public final class Ownership {

  /** Workers deal 2 s ahead; a second more is left for telling them. */
  static final double LEAD_SECONDS = 3;

  private final int slots;
  private final Set<Kind> kinds;
  private final Register register;
  private final LongFunction<Border> borders;
  private final Supplier<Map<String, Long>> rounds;
  private final Map<String, Owner> owners = new TreeMap<>();
  private final Map<String, Owner> departed = new TreeMap<>();
  private final Map<Kind, FreeSlots> free = new EnumMap<>(Kind.class);
  private final Map<String, Double> weights = Map.of();

  /**
   * Nobody owns anything yet.
   *
   * @param slots how many there are
   * @param kinds what the run has: the others have no slots
   * @param register is told what passes on
   * @param borders the border that begins with a run second
   * @param rounds by closed population: how many users each place may have had
   */
  public Ownership(
      int slots,
      Set<Kind> kinds,
      Register register,
      LongFunction<Border> borders,
      Supplier<Map<String, Long>> rounds) {
    this.slots = slots;
    this.kinds = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    this.register = register;
    this.borders = borders;
    this.rounds = rounds;
    for (Kind kind : this.kinds) {
      FreeSlots all = new FreeSlots();
      all.add(new FreeSlots.Piece(Slots.range(0, slots), Border.START));
      free.put(kind, all);
    }
  }

  /**
   * Goes on with an instance that another controller knew.
   *
   * @param version of its assignment
   * @param slots what it is to own
   * @param occupied slots of closed populations that it has given up, but for the users in them
   * @param tenures of its slots, as far as they are known
   * @param heard whether it has said so itself; otherwise it is told nothing until it has
   */
  public void resume(
      String instance,
      long version,
      Map<Kind, Slots> slots,
      Slots occupied,
      List<Tenure> tenures,
      boolean heard) {
    gone(instance, Border.START);
    Owner owner = Owner.resume(version, slots, tenures, heard);
    owner.keep(Kind.USERS, owner.owned(Kind.USERS).plus(occupied));
    owners.put(instance, owner);
    kinds.forEach(k -> free(k).without(owner.owned(k)));
  }

  /** An instance owned something once that another controller knew, and has still to say what. */
  public void resumeDeparted(String instance) {
    departed.put(instance, Owner.resume(0, Map.of(), List.of(), false));
  }

  /**
   * Hears what an instance claims that another controller knew.
   *
   * @param claimed what it owns, by kind
   * @param tenures of arrivals' slots, as it says
   * @param letGo from which border on all that it has given up is its own no longer
   */
  public void claimed(Status status, Map<Kind, Slots> claimed, List<Tenure> tenures, Border letGo) {
    String instance = status.instance();
    Owner before = owners.get(instance);
    Owner owner = Owner.resume(status.version(), claimed, tenures, true);
    if (before == null) {
      departed.put(instance, owner);
    } else {
      owners.put(instance, owner);
      kinds.forEach(k -> claimed(k, status, before, owner, letGo));
    }
    register.claimed(instance, tenures, before != null);
  }

  private void claimed(Kind kind, Status status, Owner before, Owner owner, Border letGo) {
    Slots its = owner.owned(kind);
    Slots more = its.minus(before.owned(kind));
    Slots lost = before.owned(kind).minus(its);
    if (kind == Kind.USERS) {
      owner.keep(kind, its.plus(before.owned(kind).and(status.occupied())));
      lost = lost.minus(status.occupied());
    }
    free(kind).add(new FreeSlots.Piece(lost, letGo));
    owners.values().stream()
        .filter(Owner::lacksClaim)
        .forEach(o -> o.keep(kind, o.owned(kind).minus(more)));
  }

  /** Whether an instance has still to say what it owns, since another controller knew it. */
  public boolean lacksClaim(String instance) {
    Owner owner = owners.getOrDefault(instance, departed.get(instance));
    return owner != null && owner.lacksClaim();
  }

  /** What each instance may own, and the version of its assignment. */
  public <T> List<T> owned(OwnedBy<T> form) {
    List<T> all = new ArrayList<>();
    owners.forEach(
        (instance, owner) -> all.add(form.of(instance, owner.version(), owned(instance))));
    return all;
  }

  /** What an instance may own. */
  public Map<Kind, Slots> owned(String instance) {
    Owner owner = owners.get(instance);
    Map<Kind, Slots> owned = new EnumMap<>(Kind.class);
    if (owner != null) {
      kinds.forEach(k -> owned.put(k, owner.owned(k)));
    }
    return owned;
  }

  /** Makes a caller's own record of what an instance owns. */
  public interface OwnedBy<T> {
    /** Makes the record. */
    T of(String instance, long version, Map<Kind, Slots> slots);
  }

  /** The slots of a kind that nobody owns. */
  public Slots unowned(Kind kind) {
    return kinds.contains(kind) ? free(kind).slots() : Slots.NONE;
  }

  /** What an instance is to own, and what is new in it; empty where it was told nothing yet. */
  public Optional<Assignment> assignment(String instance) {
    return Optional.ofNullable(owners.get(instance)).map(Owner::told);
  }

  /** The version of that, 0 before the first. */
  public long version(String instance) {
    Owner owner = owners.get(instance);
    return owner == null || owner.lacksClaim() ? 0 : owner.version();
  }

  /** The part of the load that an instance is to carry, 0 to 1. */
  public double share(String instance) {
    Owner owner = owners.get(instance);
    return owner == null
        ? 0
        : kinds.stream().mapToDouble(k -> (double) owner.slots(k).size() / slots).max().orElse(0);
  }

  /** How many carry a part of the load. */
  public int carriers() {
    return (int) owners.keySet().stream().filter(o -> share(o) > 0).count();
  }

  /** Whether an instance may own something. */
  public boolean owns(String instance) {
    Owner owner = owners.get(instance);
    return owner != null && kinds.stream().anyMatch(k -> !owner.owned(k).isEmpty());
  }

  /** Hears what an instance answers, even where it came too late for anything but the register. */
  public void heard(Status status) {
    Owner owner = owners.get(status.instance());
    Owner late = departed.get(status.instance());
    if (owner == null && late != null && late.answers(status)) {
      register(status, late);
    } else if (owner != null) {
      heard(status, owner);
    }
  }

  private void heard(Status status, Owner owner) {
    if (owner.answers(status)) {
      register(status, owner);
      Border letGo = Optional.ofNullable(status.letGo()).orElse(Border.START);
      for (Kind kind : kinds) {
        if (kind != Kind.USERS) {
          giveBack(owner, kind, owner.slots(kind), letGo);
        }
      }
    }
    if (owner.answered() && status.version() == owner.version() && kinds.contains(Kind.USERS)) {
      Slots kept = owner.slots(Kind.USERS).plus(status.occupied());
      giveBack(owner, Kind.USERS, owner.owned(Kind.USERS).and(kept), Border.START);
    }
  }

  /** Writes down what an answer says of arrivals' slots. */
  private void register(Status status, Owner owner) {
    owner.answer();
    if (status.took() != null) {
      owner.took(status.took());
      register.took(status.instance(), status.version(), status.took());
    }
    Slots lost = owner.owned(Kind.ARRIVALS).minus(owner.slots(Kind.ARRIVALS));
    Border letGo = Optional.ofNullable(status.letGo()).orElse(Border.START);
    for (FreeSlots.Piece piece : owner.free(Kind.ARRIVALS, lost, letGo)) {
      register.released(status.instance(), piece.slots(), piece.from());
    }
  }

  private void giveBack(Owner owner, Kind kind, Slots kept, Border from) {
    owner.free(kind, owner.owned(kind).minus(kept), from).forEach(free(kind)::add);
    owner.keep(kind, kept);
  }

  /**
   * An instance has ended, or its lease has: it starts no user any more that is due after a border.
   * What it owned is free.
   */
  public void gone(String instance, Border after) {
    Owner owner = owners.remove(instance);
    if (owner != null) {
      departed.put(instance, owner);
      for (Kind kind : kinds) {
        owner.free(kind, owner.owned(kind), after).forEach(free(kind)::add);
      }
    }
  }

  private FreeSlots free(Kind kind) {
    return java.util.Objects.requireNonNull(free.get(kind));
  }

  /**
   * Takes the steps that can be taken: what is free is granted, and those that have too much, or
   * leave, are told to give it up.
   *
   * @param now run seconds
   * @return whether anybody is to be told something new
   */
  public boolean step(double now, Crew crew) {
    crew.willing().forEach(w -> owners.computeIfAbsent(w, x -> new Owner()));
    crew.leaving().forEach(w -> owners.computeIfAbsent(w, x -> new Owner()));
    Census census = new Census(owners, crew, now);
    Set<String> able = census.able();
    Set<String> free = census.free(able);
    Instructions step =
        new Instructions(
            owners,
            now,
            borders.apply(earliestSecond(now)),
            borders.apply((long) Math.ceil(Math.max(0, now) + LEAD_SECONDS)),
            rounds);
    for (Kind kind : able.isEmpty() ? Set.<Kind>of() : kinds) {
      Map<String, Integer> shares =
          SlotShares.of(census.available(slots, kind, able), List.copyOf(able), weights);
      Division division = new Division(kind, free(kind), shares, step);
      division.grant(free);
      division.take(free, census.coming(free(kind).slots().size(), kind, shares, step));
    }
    census.retiring().forEach(step::retire);
    return step.tell(register);
  }

  /** The run second from which on, at the earliest, something is granted at that run time. */
  public static long earliestSecond(double now) {
    return Math.max(0, (long) Math.floor(now) - 1);
  }
}
