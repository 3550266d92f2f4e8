package io.broadside.controller.run;

import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Outline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether enough workers are ready for a run to start, or it has waited long enough. For
 * the conductor's thread only.
 */
final class Quorum {

  private final @Nullable Integer least;
  private long sinceMillis;
  private final long timeoutMillis;
  private int workers;
  private boolean sized;

  /**
   * Waits for as many as it says, or, where the run scales by itself, to be told how many.
   *
   * @param sinceMillis since when, in milliseconds since 1970
   */
  Quorum(Spec spec, long sinceMillis) {
    this.least = spec.request().fleet().minWorkers();
    this.sinceMillis = sinceMillis;
    this.timeoutMillis = TimeUnit.SECONDS.toMillis(spec.readyTimeoutSeconds());
    this.workers = spec.workers();
    this.sized = !spec.request().followsProfile();
  }

  /** Waits for them only from now on. */
  void restart(long nowMillis) {
    sinceMillis = nowMillis;
  }

  int workers() {
    return workers;
  }

  void require(int count) {
    workers = count;
    sized = true;
  }

  /**
   * Why those may not start together, where they make different things of the plan.
   *
   * @param outline what one that may have gone made of it, null before it is known
   */
  Optional<String> disagreement(List<Participant> ready, @Nullable Outline outline) {
    Set<String> digests =
        ready.stream()
            .map(p -> String.valueOf(p.status().digest()))
            .collect(Collectors.toCollection(TreeSet::new));
    if (outline != null) {
      digests.add(outline.digest());
    }
    return digests.size() <= 1
        ? Optional.empty()
        : Optional.of(
            ("The workers do not agree on the simulation's arrivals (digests %s): it depends on"
                    + " something that differs between them, such as a clock or an unseeded random"
                    + " number. Use a fixed seed instead.")
                .formatted(digests));
  }

  /**
   * Whether so many are enough: all, or once that has taken too long, as many as the request calls
   * enough.
   */
  boolean met(int ready, long nowMillis) {
    int enough = late(nowMillis) && least != null ? Math.min(least, workers) : workers;
    return sized && ready >= enough;
  }

  boolean late(long nowMillis) {
    return nowMillis - sinceMillis > timeoutMillis;
  }

  /**
   * Why the run cannot start, or starts with fewer.
   *
   * @param missing which workers are not ready, and why
   */
  String shortfall(int ready, String missing) {
    return "Only %d of %d workers were ready after %d s. %s"
        .formatted(ready, workers, TimeUnit.MILLISECONDS.toSeconds(timeoutMillis), missing);
  }
}
