package io.broadside.controller.run;

import io.broadside.controller.handover.Participation;
import io.broadside.controller.membership.Crew;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.status.Status;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everybody who has ever taken part in a run. For the conductor's thread only. */
public final class Roster {

  private final Map<String, Participant> participants = new TreeMap<>();

  /** Hears a status; whoever speaks for the first time takes part from now on. */
  Participant heard(Status status) {
    Participant participant =
        participants.computeIfAbsent(status.instance(), x -> new Participant(status));
    participant.says(status);
    return participant;
  }

  /** Goes on with somebody whom another controller knew. */
  void resume(Participation part) {
    Participant participant = heard(part.status());
    if (part.ended()) {
      participant.end();
    }
    if (part.measured()) {
      participant.measure();
    }
  }

  /** All of them, by their instances. */
  public Collection<Participant> all() {
    return participants.values();
  }

  /** The one with that instance; there is none for null. */
  public Optional<Participant> find(@Nullable String instance) {
    return instance == null ? Optional.empty() : Optional.ofNullable(participants.get(instance));
  }

  /** Those who can begin. */
  List<Participant> ready() {
    return participants.values().stream()
        .filter(p -> p.prepared() && !p.ended() && !p.leaving())
        .toList();
  }

  /** Those who ever had a share. */
  List<Participant> members(List<Epoch> epochs) {
    return participants.values().stream()
        .filter(p -> epochs.stream().anyMatch(e -> e.members().contains(p.instance())))
        .toList();
  }

  /**
   * How they stand now.
   *
   * @param silent instances that cannot be reached
   * @param room how many may carry a share
   * @param throttled whether those who leave need a part of the throttles
   * @param fits whether one may carry a share
   */
  Crew crew(Set<String> silent, int room, boolean throttled, Predicate<Participant> fits) {
    SortedSet<String> willing = new TreeSet<>();
    Set<String> alive = new HashSet<>();
    Set<String> draining = new HashSet<>();
    for (Participant p : participants.values()) {
      if (p.working()) {
        alive.add(p.instance());
      }
      boolean ready = p.working() && p.prepared() && !p.leaving();
      if (ready && willing.size() < room && fits.test(p)) {
        willing.add(p.instance());
      }
      if (p.working() && p.leaving() && throttled) {
        draining.add(p.instance());
      }
    }
    return new Crew(willing, alive, silent, draining);
  }

  /** Highest ordinal of a population that anybody may have used, plus one. */
  long reached(String population) {
    return participants.values().stream().mapToLong(p -> p.reached(population)).max().orElse(0);
  }

  /** Whether somebody has come to the end of the profile. */
  boolean anyThrough() {
    return participants.values().stream().anyMatch(Participant::through);
  }
}
