package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Capture;
import io.broadside.plan.request.Check;
import io.broadside.plan.request.Selector;
import io.broadside.plan.text.DurationText;
import io.broadside.plan.text.Nearest;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads the checks of a response, and the captures from it. */
public final class ResponseReader {

  private static final List<String> SELECTORS = List.of("json", "css", "regex", "header", "xpath");
  private static final List<String> PICKS =
      Stream.of(Capture.Pick.values()).map(p -> p.name().toLowerCase(Locale.ROOT)).toList();

  private final PlanProblems problems;
  private final Mentions mentions;
  private final Texts texts;
  private final Values values;

  /** Names in expressions are taken down. */
  public ResponseReader(PlanProblems problems, Mentions mentions) {
    this.problems = problems;
    this.mentions = mentions;
    this.texts = new Texts(problems, mentions);
    this.values = new Values(problems);
  }

  /** Texts by name; names in expressions are taken down. */
  public static Map<String, String> texts(
      FieldReader reader, String name, PlanProblems problems, Mentions mentions) {
    return new Texts(problems, mentions).map(reader, name);
  }

  /** The checks under {@code expect}. */
  public List<Check> checks(Yaml value) {
    List<Check> checks = new ArrayList<>();
    values
        .fields(value, "'expect'")
        .ifPresent(
            fields -> {
              FieldReader reader = new FieldReader(fields, "'expect'", problems);
              status(reader).ifPresent(checks::add);
              for (Yaml text : reader.list("contains")) {
                texts.of(text, "'contains'").map(Check.Contains::new).ifPresent(checks::add);
              }
              for (String kind : SELECTORS) {
                reader.take(kind).ifPresent(v -> found(kind, v, checks));
              }
              reader
                  .parsed("within", DurationText::parse)
                  .map(Check.Within::new)
                  .ifPresent(checks::add);
              reader.done();
            });
    return checks;
  }

  private Optional<Check> status(FieldReader reader) {
    if (!reader.has("status")) {
      return Optional.empty();
    }
    List<Integer> codes = new ArrayList<>();
    List<Yaml> all = reader.list("status");
    if (all.isEmpty()) {
      problems.add(reader.place(), "'status' must be a number such as 200, or a list of numbers");
    }
    for (Yaml code : all) {
      values.whole(code, "a status", 100, 599).ifPresent(codes::add);
    }
    return codes.isEmpty() ? Optional.empty() : Optional.of(new Check.Status(codes));
  }

  private void found(String kind, Yaml value, List<Check> checks) {
    switch (value) {
      case Yaml.Scalar s -> selector(kind, s, "").map(Check.Exists::new).ifPresent(checks::add);
      case Yaml.Items i ->
          i.values()
              .forEach(v -> selector(kind, v, "").map(Check.Exists::new).ifPresent(checks::add));
      case Yaml.Fields f -> f.list().forEach(field -> equal(kind, field).ifPresent(checks::add));
    }
  }

  private Optional<Check> equal(String kind, Yaml.Field field) {
    Optional<Selector> selector =
        selector(kind, new Yaml.Scalar(field.place(), field.name(), false), "");
    Optional<String> text = texts.of(field.value(), "what it is compared with");
    return selector.flatMap(s -> text.map(t -> new Check.Equal(s, t)));
  }

  /** The captures under {@code capture}. */
  List<Capture> captures(Yaml value) {
    List<Capture> captures = new ArrayList<>();
    values
        .fields(value, "'capture'")
        .ifPresent(f -> f.list().forEach(field -> capture(field).ifPresent(captures::add)));
    return captures;
  }

  private Optional<Capture> capture(Yaml.Field field) {
    mentions.give(field.name());
    if (field.value() instanceof Yaml.Fields fields) {
      return capture(field.name(), fields);
    }
    Optional<String> path = texts.of(field.value(), "'" + field.name() + "'");
    if (path.isPresent() && !path.get().startsWith("$")) {
      problems.add(
          field.value().place(),
          "'%s' does not say where to look: write a JSONPath that begins with '$', or {css: …}, {regex: …}, {header: …} or {xpath: …}"
              .formatted(path.get()));
      return Optional.empty();
    }
    return path.map(p -> new Capture(field.name(), new Selector.Json(p), Capture.Pick.FIRST, null));
  }

  private Optional<Capture> capture(String name, Yaml.Fields fields) {
    FieldReader reader = new FieldReader(fields, "a capture", problems);
    String attribute = reader.text("attribute").orElse("");
    List<String> given = SELECTORS.stream().filter(reader::has).toList();
    Capture.Pick pick = reader.parsed("pick", ResponseReader::pick).orElse(Capture.Pick.FIRST);
    String fallback = reader.take("default").flatMap(v -> texts.of(v, "'default'")).orElse(null);
    reader.done();
    if (given.size() != 1) {
      problems.add(
          fields.place(),
          "a capture looks in one place: write one of " + String.join(", ", SELECTORS));
      return Optional.empty();
    }
    if (!attribute.isEmpty() && !given.contains("css")) {
      problems.add(fields.place(), "'attribute' works only with 'css': leave it out, or use 'css'");
    }
    if (pick == Capture.Pick.COUNT && fallback != null) {
      problems.add(fields.place(), "a count always has a value: leave out 'default'");
    }
    return selector(given.getFirst(), reader.take(given.getFirst()).orElseThrow(), attribute)
        .map(s -> new Capture(name, s, pick, fallback));
  }

  private static Capture.Pick pick(String word) {
    if (!PICKS.contains(word)) {
      throw new IllegalArgumentException(
          "'%s' is not a way to pick%s".formatted(word, Nearest.hint(word, PICKS)));
    }
    return Capture.Pick.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Optional<Selector> selector(String kind, Yaml value, String attribute) {
    return texts
        .of(value, "'" + kind + "'")
        .flatMap(
            text ->
                problems.attempt(
                    value.place(),
                    () ->
                        switch (kind) {
                          case "json" -> json(text);
                          case "css" -> new Selector.Css(text, attribute);
                          case "regex" -> regex(text);
                          case "header" -> new Selector.Header(text);
                          default -> new Selector.XPath(text);
                        }));
  }

  private static Selector json(String path) {
    if (!path.startsWith("$")) {
      throw new IllegalArgumentException(
          "'%s' is not a JSONPath: begin it with '$', as in $.items[0].id".formatted(path));
    }
    return new Selector.Json(path);
  }

  private static Selector regex(String pattern) {
    if (!pattern.contains("#{")) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "'%s' is not a valid regular expression: %s".formatted(pattern, e.getDescription()), e);
      }
    }
    return new Selector.Regex(pattern);
  }
}
