package io.broadside.controller.verdict;

import io.broadside.plan.goal.Goal;
import io.broadside.plan.goal.GoalText;
import io.broadside.plan.goal.Window;
import io.broadside.plan.phase.Load;
import io.broadside.plan.phase.Span;
import io.broadside.protocol.plan.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The goals of a run, and the time windows that some of them are about: the n-th of those goals has
 * the n-th window.
 *
 * @param goals in their order
 * @param windows as the workers measure them
 */
public record Goals(List<Goal> goals, List<TimeWindow> windows) {

  /** Each may have a time window, and so a part in what every request costs. */
  private static final int MOST = 100;

  /** None. */
  public static final Goals NONE = new Goals(List.of(), List.of());

  /** Copies the lists. */
  public Goals {
    goals = List.copyOf(goals);
    windows = List.copyOf(windows);
  }

  /**
   * Reads goals, and finds their windows.
   *
   * @param load whose phases they may name; null where nobody knows its phases
   * @throws IllegalArgumentException if one makes no sense; the message is a sentence
   */
  public static Goals parse(List<String> texts, @Nullable Load load) {
    if (texts.size() > MOST) {
      throw new IllegalArgumentException(
          "a run may have at most %d goals, not %d".formatted(MOST, texts.size()));
    }
    List<Goal> goals = texts.stream().map(GoalText::parse).toList();
    List<TimeWindow> windows = new ArrayList<>();
    goals.forEach(g -> window(g, load).ifPresent(windows::add));
    return new Goals(goals, windows);
  }

  /** Whether the part of the run that a goal speaks of is in that load. */
  public static boolean fits(Goal goal, @Nullable Load load) {
    try {
      Optional<TimeWindow> window = window(goal, load);
      return load == null
          || window.isEmpty()
          || window.get().ranges().getFirst().from() < load.injection().profile().seconds();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<TimeWindow> window(Goal goal, @Nullable Load load) {
    return switch (goal.window()) {
      case Window.Whole w -> Optional.empty();
      case Window.Lasting w -> Optional.empty();
      case Window.Between w -> Optional.of(of(List.of(new TimeWindow.Range(w.from(), w.until()))));
      case Window.InPhase w -> Optional.of(of(ranges(goal, load, s -> s.name().equals(w.name()))));
      case Window.WithoutRamps w -> Optional.of(of(ranges(goal, load, Span::steady)));
    };
  }

  private static TimeWindow of(List<TimeWindow.Range> ranges) {
    return new TimeWindow(ranges);
  }

  private static List<TimeWindow.Range> ranges(
      Goal goal, @Nullable Load load, Predicate<Span> wanted) {
    if (load == null) {
      throw new IllegalArgumentException(
          ("'%s' refers to phases, but the load of this simulation has no named phases: write 'from"
                  + " 1m to 5m', or give the load with --rate, --concurrency or --phase")
              .formatted(goal.text()));
    }
    List<TimeWindow.Range> ranges =
        load.spans().stream()
            .filter(wanted)
            .filter(s -> s.until() > s.from())
            .map(s -> new TimeWindow.Range(s.from(), s.until()))
            .toList();
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' refers to no part of the load that takes any time; its phases are %s"
              .formatted(
                  goal.text(), String.join(", ", load.spans().stream().map(Span::name).toList())));
    }
    return ranges;
  }

  /** Which window the goal of that place is about; empty for the whole run. */
  OptionalInt window(int goal) {
    if (!isOfAWindow(goals.get(goal))) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) goals.subList(0, goal).stream().filter(Goals::isOfAWindow).count());
  }

  private static boolean isOfAWindow(Goal goal) {
    return !(goal.window() instanceof Window.Whole || goal.window() instanceof Window.Lasting);
  }
}
