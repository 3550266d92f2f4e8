package io.broadside.controller.report;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.results.record.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a load is steady: stretches of at least 10 s in which no population's rate differs by
 * more than 2 %, or by one user, which a rate with a fraction does by itself. Looks at an outline
 * once. For the conductor's thread only.
 */
final class SteadyLoad {

  private static final int LEAST_SECONDS = 10;
  private static final double WIDTH = 0.02;

  private @Nullable String seen;
  private List<Stretch> found = List.of();

  /** Where the load of that outline is steady; nowhere while there is none. */
  List<Stretch> of(@Nullable Outline outline) {
    if (outline != null && !outline.digest().equals(seen)) {
      seen = outline.digest();
      found = find(outline);
    }
    return outline == null ? List.of() : found;
  }

  /** When populations that wait for others begin is not known: nothing is steady from there on. */
  private static List<Stretch> find(Outline outline) {
    List<Population> known =
        outline.populations().stream().filter(p -> p.after().isEmpty()).toList();
    int end = known.stream().mapToInt(Population::seconds).max().orElse(0);
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    for (int second = 1; second <= end; second++) {
      if (second == end || !steady(known, from, second)) {
        if (second - from >= LEAST_SECONDS && users(known, from) > 0) {
          stretches.add(new Stretch(from, second));
        }
        from = second;
      }
    }
    return List.copyOf(stretches);
  }

  private static boolean steady(List<Population> populations, int from, int second) {
    return populations.stream().allMatch(p -> steady(p, from, second));
  }

  /** Whether a second still goes with all those from the first of a stretch on. */
  private static boolean steady(Population population, int from, int second) {
    int now = users(population, second);
    int first = users(population, from);
    int early = users(population, Math.min(from + 1, second));
    double room = Math.max(1, WIDTH * Math.max(now, first));
    return Math.abs(now - first) <= room && Math.abs(now - early) <= room;
  }

  private static long users(List<Population> populations, int second) {
    return populations.stream().mapToLong(p -> users(p, second)).sum();
  }

  private static int users(Population population, int second) {
    return second < population.seconds() ? population.perSecond().get(second) : 0;
  }
}
