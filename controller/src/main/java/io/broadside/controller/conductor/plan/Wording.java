package io.broadside.controller.conductor.plan;

import io.broadside.controller.plans.BundleFiles;
import io.broadside.controller.plans.PlanFile;
import io.broadside.controller.request.RequestedTest;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.verdict.Goals;
import io.broadside.plan.TestPlan;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.phase.Load;
import io.broadside.plan.phase.LoadText;
import io.broadside.plan.problem.PlanException;
import io.broadside.plan.text.TargetText;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.Shares;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The goals of a test, and the phases that replace its own load, read from their text.
 *
 * @param injection null keeps the test's own load
 * @param load what was asked for, or else a plan's own; null where a simulation has its own
 * @param shares of a plan's scenarios, null for a simulation
 * @param goals those of a plan, and then those that were asked for
 * @param leftOut goals of the plan that speak of phases which are not there any more
 * @param users test users that a plan's data are, by the name of the data
 * @param target the first of a plan, null where it has none
 */
record Wording(
    @Nullable Injection injection,
    @Nullable Load load,
    @Nullable Shares shares,
    Goals goals,
    List<Goal> leftOut,
    @Nullable String target,
    Map<String, Cognito> users) {

  /**
   * Reads it.
   *
   * @param bundle the test's files, null where it is on the workers' own class path
   * @throws RunException if it makes no sense; of a plan, with all that is wrong with it
   */
  static Wording of(RunRequest request, @Nullable Bundle bundle) throws RunException {
    RequestedTest test = request.test();
    String field = "target.url";
    try {
      String entry = test.simulation();
      TestPlan plan =
          bundle != null && entry != null && PlanFile.isCalled(entry) ? read(entry, bundle) : null;
      if (plan != null && request.target().url() != null) {
        TargetText.parse(request.target().url());
      }
      field = "test.phases";
      Load asked = test.phases().isEmpty() ? null : LoadText.parse(test.phases());
      Load load = asked != null ? asked : plan != null ? plan.load() : null;
      List<Goal> planned = plan == null ? List.of() : plan.goals();
      List<Goal> leftOut = planned.stream().filter(g -> !Goals.fits(g, load)).toList();
      field = "test.goals";
      List<String> texts =
          Stream.concat(
                  planned.stream().filter(g -> !leftOut.contains(g)).map(Goal::text),
                  test.goals().stream())
              .toList();
      return new Wording(
          asked == null ? null : asked.injection(),
          load,
          plan == null ? null : plan.shares(),
          Goals.parse(texts, load),
          leftOut,
          plan == null || plan.targets().isEmpty() ? null : plan.targets().getFirst(),
          plan == null ? Map.of() : users(plan));
    } catch (IllegalArgumentException e) {
      throw Planner.bad(field, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Cognito> users(TestPlan plan) {
    Map<String, Cognito> users = new LinkedHashMap<>();
    plan.data()
        .forEach(
            (name, set) -> {
              if (set.source() instanceof Cognito found) {
                users.put(name, found);
              }
            });
    return users;
  }

  private static TestPlan read(String file, Bundle bundle) throws RunException {
    try {
      return PlanLoader.load(file, new BundleFiles(bundle));
    } catch (PlanException e) {
      throw Planner.bad("test.simulation", new PlanFile(Path.of(file)).text(e));
    }
  }

  /** Notes for the user on goals that are left out, in whole sentences. */
  List<String> notes() {
    return leftOut.isEmpty()
        ? List.of()
        : List.of(
            "Other phases replace the plan's own, so these goals are not judged: %s."
                .formatted(String.join(", ", leftOut.stream().map(Goal::text).toList())));
  }

  /** The goals as they were written. */
  List<String> goalTexts() {
    return goals.goals().stream().map(Goal::text).toList();
  }
}
