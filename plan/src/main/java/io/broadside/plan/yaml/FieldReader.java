package io.broadside.plan.yaml;

import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.text.DurationText;
import io.broadside.plan.text.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the fields of a value one by one, and reports those that nothing has read. Not thread-safe.
 */
public final class FieldReader {

  private final Yaml.Fields fields;
  private final String what;
  private final Values values;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Of a value.
   *
   * @param what it is, for messages, such as {@code a request}
   */
  public FieldReader(Yaml.Fields fields, String what, PlanProblems problems) {
    this.fields = fields;
    this.what = what;
    this.values = new Values(problems);
  }

  /** Where the fields begin. */
  public Place place() {
    return fields.place();
  }

  /** A field, if it is there. */
  public Optional<Yaml> take(String name) {
    known.add(name);
    return fields.get(name);
  }

  /** Whether a field is there; it stays to be taken. */
  public boolean has(String name) {
    known.add(name);
    return fields.get(name).isPresent();
  }

  /** A field that must be there. */
  public Optional<Yaml> need(String name, String example) {
    Optional<Yaml> value = take(name);
    if (value.isEmpty()) {
      values
          .problems()
          .add(fields.place(), "%s needs '%s': write %s".formatted(what, name, example));
    }
    return value;
  }

  /** A text, if it is there and one. */
  public Optional<String> text(String name) {
    return take(name).flatMap(v -> values.text(v, "'" + name + "'"));
  }

  /** What a text is read as, if it is there and can be. */
  public <T> Optional<T> parsed(String name, Function<String, T> parse) {
    return take(name).flatMap(v -> values.parsed(v, "'" + name + "'", parse));
  }

  /** True or false, if it is there and one of them. */
  public boolean truth(String name, boolean otherwise) {
    return take(name).flatMap(v -> values.truth(v, "'" + name + "'")).orElse(otherwise);
  }

  /** A whole number in bounds, if it is there and one. */
  public Optional<Integer> whole(String name, int least, int most) {
    return take(name).flatMap(v -> values.whole(v, "'" + name + "'", least, most));
  }

  /** A length of time, if it is there and one. */
  public Optional<Duration> duration(String name) {
    return parsed(name, DurationText::parse);
  }

  /** Texts by name; empty where the field is not there. */
  public Map<String, String> texts(String name) {
    return take(name)
        .map(v -> values.parsedByName(v, "'" + name + "'", Function.identity()))
        .orElseGet(LinkedHashMap::new);
  }

  /** The elements of a list, or the one value itself; empty where the field is not there. */
  public List<Yaml> list(String name) {
    return take(name)
        .map(v -> v instanceof Yaml.Items i ? i.values() : List.of(v))
        .orElseGet(ArrayList::new);
  }

  /** Says what nobody has asked for; call it last. */
  public void done() {
    for (Yaml.Field field : fields.list()) {
      if (!known.contains(field.name())) {
        values
            .problems()
            .add(
                field.place(),
                "%s has no field '%s'%s"
                    .formatted(what, field.name(), Nearest.hint(field.name(), known)));
      }
    }
  }
}
