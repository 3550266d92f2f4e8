package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.scenario.Branch;
import io.broadside.plan.scenario.Step;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the branches of a choice: all with a chance, or all alike. */
final class BranchReader {

  private static final double ROUNDING = 1e-6;

  private final PlanProblems problems;
  private final StepReader steps;

  BranchReader(PlanProblems problems, StepReader steps) {
    this.problems = problems;
    this.steps = steps;
  }

  Optional<Step> read(Yaml value) {
    List<Branch> branches = new ArrayList<>();
    int chances = 0;
    List<Yaml> all =
        new Values(problems).items(value, "'choose'").map(Yaml.Items::values).orElse(List.of());
    for (Yaml one : all) {
      Optional<Yaml.Fields> fields = new Values(problems).fields(one, "a branch");
      if (fields.isEmpty()) {
        continue;
      }
      FieldReader reader = new FieldReader(fields.get(), "a branch", problems);
      chances += reader.has("chance") ? 1 : 0;
      double percent = reader.parsed("chance", BranchReader::percent).orElse(100.0 / all.size());
      List<Step> inner =
          reader
              .need("steps", "the steps of this branch")
              .map(v -> steps.steps(v, "'steps'"))
              .orElse(List.of());
      reader.done();
      branches.add(new Branch(percent, inner));
    }
    if (chances > 0 && chances < branches.size()) {
      problems.add(
          value.place(),
          "some branches have a 'chance' and some do not: give every branch one, or none of them");
    } else if (chances > 0) {
      double sum = branches.stream().mapToDouble(Branch::percent).sum();
      if (Math.abs(sum - 100) > ROUNDING) {
        problems.add(
            value.place(),
            "the chances add up to %s%%: they must add up to 100%%".formatted(round(sum)));
      }
    }
    return branches.isEmpty() ? Optional.empty() : Optional.of(new Step.Choose(branches));
  }

  private static double percent(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,6})?%")) {
      throw new IllegalArgumentException(
          "'%s' is not a chance: write a percentage such as 70%%".formatted(text));
    }
    double percent = Double.parseDouble(text.substring(0, text.length() - 1));
    if (percent <= 0 || percent > 100) {
      throw new IllegalArgumentException(
          "'%s' is not a chance: it must be more than 0%% and at most 100%%".formatted(text));
    }
    return percent;
  }

  private static String round(double number) {
    return java.math.BigDecimal.valueOf(Math.round(number * 1e6), 6)
        .stripTrailingZeros()
        .toPlainString();
  }
}
