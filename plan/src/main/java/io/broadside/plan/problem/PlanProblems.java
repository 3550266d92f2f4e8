package io.broadside.plan.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is wrong, so that all is said at once; a hundred at most. Not thread-safe. */
public final class PlanProblems {

  private static final int MOST = 100;

  private final List<PlanProblem> found = new ArrayList<>();
  private int more;

  /** Takes one down. */
  public void add(Place place, String sentence) {
    PlanProblem problem = new PlanProblem(place, sentence);
    if (found.contains(problem)) {
      return;
    }
    if (found.size() < MOST) {
      found.add(problem);
    } else {
      more++;
    }
  }

  /** What is made, or nothing and a problem where it is refused by a sentence. */
  public <T> Optional<T> attempt(Place place, Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      add(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All so far, in the order of the file. */
  public List<PlanProblem> list() {
    List<PlanProblem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(PlanProblem::place));
    if (more > 0) {
      sorted.add(
          new PlanProblem(
              sorted.getLast().place(), "and %d more problems after these".formatted(more)));
    }
    return List.copyOf(sorted);
  }
}
