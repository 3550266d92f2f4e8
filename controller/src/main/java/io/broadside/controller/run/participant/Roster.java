package io.broadside.controller.run.participant;

import io.broadside.controller.handover.Participation;
import io.broadside.controller.ownership.Crew;
import io.broadside.protocol.status.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All instances that have ever taken part in a run. For the conductor's thread only. */
public final class Roster {

  private final Map<String, Participant> participants = new TreeMap<>();

  /** Takes a status; an instance that reports for the first time takes part from now on. */
  public Participant heard(Status status) {
    Participant participant =
        participants.computeIfAbsent(status.instance(), x -> new Participant(status));
    participant.says(status);
    return participant;
  }

  /** Adds an instance that another controller knew. */
  public void resume(Participation part) {
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

  /** The instances that are ready to begin. */
  public List<Participant> ready() {
    return participants.values().stream()
        .filter(p -> p.prepared() && !p.ended() && !p.leaving())
        .toList();
  }

  /**
   * The crew as it is now. Of the instances that may own slots, those that do come first, so that
   * no newcomer takes the place of one that works.
   *
   * @param silent instances that cannot be reached
   * @param room how many may carry a share
   * @param owns whether one does
   * @param fits whether one may carry a share
   */
  public Crew crew(
      Set<String> silent, int room, Predicate<String> owns, Predicate<Participant> fits) {
    List<String> able =
        participants.values().stream()
            .filter(p -> p.working() && p.prepared() && !p.leaving() && fits.test(p))
            .map(Participant::instance)
            .toList();
    List<String> willing =
        Stream.concat(able.stream().filter(owns), able.stream().filter(owns.negate()))
            .limit(room)
            .toList();
    Set<String> leaving =
        participants.values().stream()
            .filter(p -> p.working() && p.leaving())
            .map(Participant::instance)
            .collect(Collectors.toSet());
    return new Crew(willing, leaving, silent);
  }

  /** Whether somebody has come to the end of the profile. */
  public boolean anyThrough() {
    return participants.values().stream().anyMatch(Participant::through);
  }
}
