package io.broadside.controller.run;

import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.RunTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides when a population starts that waits for others: once all users of those have ended on all
 * workers, and in the same run second everywhere. For the conductor's thread only.
 */
final class Barrier {

  /** Workers must have heard of the start before it comes. */
  private static final double LEAD_SECONDS = 1.5;

  private final Map<String, Long> starts = new HashMap<>();
  private final RunTime time;

  /** No start is known yet; the profile's time is to the run's as that says. */
  Barrier(RunTime time) {
    this.time = time;
  }

  /** Goes on with starts that are known already. */
  void resume(Map<String, Long> known) {
    starts.putAll(known);
  }

  /** The starts that are known. */
  Map<String, Long> starts() {
    return Map.copyOf(starts);
  }

  /** Whether nothing is left to start at that run second. */
  boolean exhausted(Outline outline, double now) {
    Long most = outline.maxDurationSeconds();
    return (most != null && now >= most)
        || outline.populations().stream()
            .allMatch(
                p ->
                    (p.after().isEmpty() || starts.containsKey(p.name()))
                        && now >= time.runSecond(starts.getOrDefault(p.name(), 0L) + p.seconds()));
  }

  /** The populations that can be given a start now, with it; they count as started from then on. */
  Map<String, Long> release(Outline outline, Collection<Participant> participants, double now) {
    Map<String, Long> released = new HashMap<>();
    for (Population population : outline.populations()) {
      boolean waits = !population.after().isEmpty() && !starts.containsKey(population.name());
      if (waits && population.after().stream().allMatch(p -> over(p, participants))) {
        released.put(population.name(), (long) Math.ceil(now + LEAD_SECONDS));
      }
    }
    starts.putAll(released);
    return released;
  }

  private static boolean over(String population, Collection<Participant> participants) {
    return participants.stream()
        .filter(p -> !p.ended() && !p.finished())
        .allMatch(
            p -> {
              var progress = p.status().progress().get(population);
              return progress != null && progress.drained();
            });
  }
}
