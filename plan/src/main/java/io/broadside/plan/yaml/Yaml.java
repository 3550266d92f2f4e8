package io.broadside.plan.yaml;

import io.broadside.plan.problem.Place;
import java.util.List;
import java.util.Optional;

/** A value, and where it stands. */
public sealed interface Yaml {

  /** Where it begins. */
  Place place();

  /** What it is, in words. */
  default String kind() {
    return switch (this) {
      case Scalar s when s.isNothing() -> "nothing";
      case Scalar s -> "'" + (s.text.length() > 60 ? s.text.substring(0, 60) + "…" : s.text) + "'";
      case Items i -> i.values.isEmpty() ? "an empty list" : "a list";
      case Fields f -> f.list.isEmpty() ? "no fields at all" : "fields";
    };
  }

  /**
   * A text, a number, true or false, or nothing.
   *
   * @param plain whether it stands without quotes
   */
  record Scalar(Place place, String text, boolean plain) implements Yaml {

    /** Whether it is empty, {@code ~} or {@code null}, without quotes. */
    public boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /** Whether it is {@code true} or {@code false}, without quotes. */
    public boolean isTruth() {
      return plain && (text.equals("true") || text.equals("false"));
    }

    /** Whether it is a number as JSON has it, without quotes. */
    public boolean isNumber() {
      return plain && text.matches("-?(0|[1-9]\\d{0,17})(\\.\\d{1,17})?");
    }
  }

  /** A list. */
  record Items(Place place, List<Yaml> values) implements Yaml {

    /** Copies the list. */
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Values by name. */
  record Fields(Place place, List<Field> list) implements Yaml {

    /** Copies the list. */
    public Fields {
      list = List.copyOf(list);
    }

    /** The value of a name. */
    public Optional<Yaml> get(String name) {
      return list.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
    }
  }

  /** A name and its value. */
  record Field(Place place, String name, Yaml value) {}
}
