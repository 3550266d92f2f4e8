package io.broadside.plan.yaml;

import io.broadside.plan.problem.PlanProblems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Converts YAML values to the types that are expected, and reports those that do not fit. */
public record Values(PlanProblems problems) {

  /** A text; numbers and truths are texts, too. */
  public Optional<String> text(Yaml value, String what) {
    if (value instanceof Yaml.Scalar s && !s.isNothing()) {
      return Optional.of(s.text());
    }
    return refuse(value, what, "a text");
  }

  /** What a text is read as; the message of an {@link IllegalArgumentException} is the problem. */
  public <T> Optional<T> parsed(Yaml value, String what, Function<String, T> parse) {
    return text(value, what).flatMap(t -> problems.attempt(value.place(), () -> parse.apply(t)));
  }

  /** What texts are read as, by name; of one that cannot be there is a problem, and no value. */
  public <T> Map<String, T> parsedByName(Yaml value, String what, Function<String, T> parse) {
    Map<String, T> all = new LinkedHashMap<>();
    for (Yaml.Field field : fields(value, what).map(Yaml.Fields::list).orElse(List.of())) {
      parsed(field.value(), "'" + field.name() + "'", parse)
          .ifPresent(t -> all.put(field.name(), t));
    }
    return all;
  }

  /** True or false. */
  public Optional<Boolean> truth(Yaml value, String what) {
    if (value instanceof Yaml.Scalar s && s.isTruth()) {
      return Optional.of(s.text().equals("true"));
    }
    return refuse(value, what, "true or false, without quotes");
  }

  /** A whole number in bounds. */
  public Optional<Integer> whole(Yaml value, String what, int least, int most) {
    if (value instanceof Yaml.Scalar s && s.isNumber() && s.text().matches("-?\\d{1,9}")) {
      int number = Integer.parseInt(s.text());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    return refuse(value, what, "a whole number from %d to %d".formatted(least, most));
  }

  /** Values by name. */
  public Optional<Yaml.Fields> fields(Yaml value, String what) {
    if (value instanceof Yaml.Fields f) {
      return Optional.of(f);
    }
    return refuse(value, what, "fields, each with a name, a colon and a value");
  }

  /** A list with something in it. */
  public Optional<Yaml.Items> items(Yaml value, String what) {
    if (value instanceof Yaml.Items i && !i.values().isEmpty()) {
      return Optional.of(i);
    }
    return refuse(value, what, "a list with at least one element, each after a dash");
  }

  private <T> Optional<T> refuse(Yaml value, String what, String form) {
    problems.add(value.place(), "%s must be %s, not %s".formatted(what, form, value.kind()));
    return Optional.empty();
  }
}
