package io.broadside.plan.flow;

import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.text.Expression;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads texts with expressions, and notes the names that they use. */
record Texts(PlanProblems problems, Mentions mentions) {

  Optional<String> of(Yaml value, String what) {
    Optional<String> text = new Values(problems).text(value, what);
    text.ifPresent(t -> look(value.place(), t));
    return text;
  }

  void look(Place place, String text) {
    problems
        .attempt(place, () -> Expression.names(text))
        .orElse(Set.of())
        .forEach(name -> mentions.ask(place, name));
  }

  /** What a step is to be called, if that is said. */
  Optional<String> name(FieldReader step) {
    return step.take("name").flatMap(v -> of(v, "'name'"));
  }

  Map<String, String> map(FieldReader reader, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    reader
        .take(name)
        .flatMap(v -> new Values(problems).fields(v, "'" + name + "'"))
        .ifPresent(
            all ->
                all.list()
                    .forEach(
                        f ->
                            of(f.value(), "'" + f.name() + "'")
                                .ifPresent(t -> texts.put(f.name(), t))));
    return texts;
  }
}
