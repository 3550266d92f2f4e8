package io.broadside.controller.api;

import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The users of a run by the second, before it starts.
 *
 * @param model whether users arrive at given times, or are kept at a given number
 * @param seconds how long it lasts
 * @param users who start in all; null where they are kept at a number, and nobody knows how many
 *     that takes
 * @param peak the most of them in any one second
 * @param step how many seconds each point stands for
 * @param points the most users in any one second of each step, a thousand steps or fewer
 * @param phases when each is; empty where the load has none
 */
public record PreviewedLoad(
    Model model,
    int seconds,
    @Nullable Long users,
    int peak,
    int step,
    List<Integer> points,
    List<PreviewedPhase> phases) {

  /** More points than a screen has columns tell nobody more. */
  private static final int MOST_POINTS = 1_000;

  /** Of all populations together. */
  public static PreviewedLoad of(Population load, List<PreviewedPhase> phases) {
    List<Integer> all = load.perSecond();
    int step = Math.max(1, Math.ceilDiv(all.size(), MOST_POINTS));
    List<Integer> points = new ArrayList<>();
    for (int s = 0; s < all.size(); s += step) {
      points.add(most(all.subList(s, Math.min(all.size(), s + step))));
    }
    return new PreviewedLoad(
        load.model(),
        load.seconds(),
        load.model() == Model.OPEN ? load.users() : null,
        most(all),
        step,
        points,
        phases);
  }

  private static int most(List<Integer> some) {
    return some.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
