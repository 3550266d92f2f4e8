package io.broadside.plan.loader;

import io.broadside.plan.flow.Mentions;
import io.broadside.plan.flow.StepReader;
import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.scenario.Scenario;
import io.broadside.plan.scenario.Step;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;

/** Reads scenarios: steps alone, or with a weight. */
final class ScenarioReader {

  private static final int MOST_SCENARIOS = 100;
  private static final int MOST_WEIGHT = 10_000;

  /** A scenario, where it stands, and what its steps name. */
  record Found(Place place, Scenario scenario, Mentions mentions) {}

  private final PlanProblems problems;
  private final Values values;

  ScenarioReader(PlanProblems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  List<Found> read(Yaml value) {
    List<Yaml.Field> fields =
        values.fields(value, "'scenarios'").map(Yaml.Fields::list).orElse(List.of());
    if ((value instanceof Yaml.Fields && fields.isEmpty()) || fields.size() > MOST_SCENARIOS) {
      problems.add(value.place(), "a plan must have 1 to %d scenarios".formatted(MOST_SCENARIOS));
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    for (Yaml.Field field : fields) {
      Mentions mentions = new Mentions();
      found.add(new Found(field.place(), scenario(field, mentions), mentions));
    }
    return found;
  }

  private Scenario scenario(Yaml.Field field, Mentions mentions) {
    StepReader steps = new StepReader(problems, mentions);
    if (field.value() instanceof Yaml.Items) {
      return new Scenario(field.name(), 1, steps.steps(field.value(), "the steps"));
    }
    String what = "scenario '" + field.name() + "'";
    FieldReader reader =
        new FieldReader(
            values
                .fields(field.value(), what)
                .orElseGet(() -> new Yaml.Fields(field.place(), List.of())),
            what,
            problems);
    int weight = reader.whole("weight", 1, MOST_WEIGHT).orElse(1);
    List<Step> list =
        (field.value() instanceof Yaml.Fields
                ? reader.need("steps", "a list of steps")
                : reader.take("steps"))
            .map(v -> steps.steps(v, "'steps'"))
            .orElse(List.of());
    reader.done();
    return new Scenario(field.name(), weight, list);
  }
}
