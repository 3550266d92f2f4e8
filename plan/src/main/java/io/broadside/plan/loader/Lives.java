package io.broadside.plan.loader;

import io.broadside.plan.data.Cognito.Life;
import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The test users that a run makes before its start, and deletes after its end.
 *
 * @param created what is made, by where it stands in {@code before}
 * @param deleted the names of data, by where they stand in {@code after}
 */
record Lives(Map<Place, Made> created, Map<Place, String> deleted) {

  private static final Pattern CREATE =
      Pattern.compile("create +(\\S.*?)(?: +at +(\\d{1,4}(?:\\.\\d+)?)/s)?");

  private static final Pattern DELETE = Pattern.compile("delete +(\\S.*)");

  /**
   * Test users that a run makes.
   *
   * @param data its name
   * @param perSecond how many each second; null where that is not said
   */
  record Made(String data, @Nullable Double perSecond) {}

  static Lives read(FieldReader plan, PlanProblems problems) {
    Lives lives = new Lives(new LinkedHashMap<>(), new LinkedHashMap<>());
    Values values = new Values(problems);
    for (Yaml one : plan.list("before")) {
      values
          .parsed(one, "'before'", Lives::made)
          .ifPresent(made -> lives.created.put(one.place(), made));
    }
    for (Yaml one : plan.list("after")) {
      values
          .parsed(one, "'after'", Lives::deleted)
          .ifPresent(name -> lives.deleted.put(one.place(), name));
    }
    lives.deleted.forEach(
        (place, name) -> {
          if (lives.find(name).isEmpty()) {
            problems.add(
                place,
                "a run deletes only the users that it created: also write 'before: create %s'"
                    .formatted(name));
          }
        });
    return lives;
  }

  private static Made made(String text) {
    Matcher create = CREATE.matcher(text.strip());
    if (!create.matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be done before a run: write 'create' and the name of data, as in 'create shoppers' or 'create shoppers at 50/s'"
              .formatted(text));
    }
    Double rate = create.group(2) == null ? null : Double.valueOf(create.group(2));
    if (rate != null && !(rate > 0)) {
      throw new IllegalArgumentException(
          "'%s' would never end: write a rate of more than 0".formatted(text));
    }
    return new Made(create.group(1), rate);
  }

  private static String deleted(String text) {
    Matcher delete = DELETE.matcher(text.strip());
    if (!delete.matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be done after a run: write 'delete' and the name of data, as in 'delete shoppers'"
              .formatted(text));
    }
    return delete.group(1);
  }

  Life of(String data) {
    return deleted.containsValue(data)
        ? Life.DELETED
        : find(data).isPresent() ? Life.CREATED : Life.KEPT;
  }

  /** How many are made or deleted each second; empty where that is not said. */
  Optional<Double> perSecond(String data) {
    return find(data).map(Made::perSecond);
  }

  private Optional<Made> find(String data) {
    return created.values().stream().filter(m -> m.data.equals(data)).findFirst();
  }

  /** All names, by where they stand. */
  Map<Place, String> named() {
    Map<Place, String> all = new LinkedHashMap<>();
    created.forEach((place, made) -> all.put(place, made.data));
    all.putAll(deleted);
    return all;
  }
}
