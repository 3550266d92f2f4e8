package io.broadside.plan.loader;

import io.broadside.plan.phase.Load;
import io.broadside.plan.phase.LoadBuilder;
import io.broadside.plan.phase.Phase;
import io.broadside.plan.phase.PhaseText;
import io.broadside.plan.phase.ShapeText;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.Optional;

/** Reads {@code phases} or {@code shape}. */
final class LoadReader {

  private final PlanProblems problems;
  private final Values values;

  LoadReader(PlanProblems problems) {
    this.problems = problems;
    this.values = new Values(problems);
  }

  Optional<Load> read(FieldReader plan) {
    Optional<Yaml> phases = plan.take("phases");
    Optional<Yaml> shape = plan.take("shape");
    if (phases.isPresent() == shape.isPresent()) {
      problems.add(
          plan.place(),
          "a plan needs 'phases' such as [ramp to 500/s in 1m, hold 5m], or a 'shape' such as"
              + " smoke: write one of them");
    }
    return shape
        .flatMap(v -> values.parsed(v, "'shape'", ShapeText::parse))
        .or(() -> phases.flatMap(this::phases));
  }

  private Optional<Load> phases(Yaml value) {
    Optional<Yaml.Items> items = values.items(value, "'phases'");
    if (items.isEmpty()) {
      return Optional.empty();
    }
    if (items.get().values().size() > LoadBuilder.MOST_PHASES) {
      problems.add(
          value.place(), "a load can have at most %d phases".formatted(LoadBuilder.MOST_PHASES));
      return Optional.empty();
    }
    LoadBuilder load = new LoadBuilder();
    boolean whole = true;
    for (Yaml one : items.get().values()) {
      whole &= phase(one, load);
    }
    return whole ? problems.attempt(value.place(), load::build) : Optional.empty();
  }

  private boolean phase(Yaml value, LoadBuilder load) {
    String name = "phase " + (load.size() + 1);
    Optional<Phase> phase;
    if (value instanceof Yaml.Fields fields) {
      FieldReader reader = new FieldReader(fields, "a phase", problems);
      name =
          reader
              .need("name", "a name that goals can use")
              .flatMap(v -> values.text(v, "'name'"))
              .orElse(name);
      phase =
          reader
              .need("phase", "the phase itself, such as hold 5m")
              .flatMap(v -> values.parsed(v, "'phase'", PhaseText::parse));
      reader.done();
    } else {
      phase = values.parsed(value, "a phase", PhaseText::parse);
    }
    String called = name;
    return phase
        .flatMap(
            p ->
                problems.attempt(
                    value.place(),
                    () -> {
                      load.add(called, p);
                      return true;
                    }))
        .isPresent();
  }
}
