package io.broadside.plan.problem;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A plan cannot be run as it is written. */
public final class PlanException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final transient List<PlanProblem> problems;

  /** With all that is wrong, at least one. */
  public PlanException(List<PlanProblem> problems) {
    super(problems.stream().map(PlanProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the file. */
  public List<PlanProblem> problems() {
    return problems;
  }
}
