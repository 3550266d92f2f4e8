package io.broadside.plan.flow;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Method;
import io.broadside.plan.scenario.Condition;
import io.broadside.plan.scenario.Step;
import io.broadside.plan.text.DurationText;
import io.broadside.plan.text.Expression;
import io.broadside.plan.text.Nearest;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads steps: each has fields, one of which is a verb that says what the step does. */
public final class StepReader {

  private static final List<String> METHODS = Stream.of(Method.values()).map(Method::word).toList();
  private static final List<String> STREAMS = List.of("websocket", "send", "sse", "close");
  private static final List<String> OTHERS =
      List.of(
          "think", "feed", "repeat", "foreach", "during", "while", "if", "choose", "group", "retry",
          "cookies", "clear", "exit", "invoke");
  private static final List<String> VERBS =
      Stream.of(METHODS, OTHERS, STREAMS).flatMap(List::stream).toList();

  /** How often something is tried again at most. */
  static final int MOST_RETRIES = 100;

  private final PlanProblems problems;
  private final Mentions mentions;
  private final Values values;
  private final Texts texts;

  /** What the steps name is taken down. */
  public StepReader(PlanProblems problems, Mentions mentions) {
    this.problems = problems;
    this.mentions = mentions;
    this.values = new Values(problems);
    this.texts = new Texts(problems, mentions);
  }

  /** A list of steps; those that cannot be read are left out. */
  public List<Step> steps(Yaml value, String what) {
    List<Step> steps = new ArrayList<>();
    values
        .items(value, what)
        .ifPresent(all -> all.values().forEach(v -> step(v).ifPresent(steps::add)));
    return steps;
  }

  private Optional<Step> step(Yaml value) {
    Optional<Yaml.Fields> fields = values.fields(value, "a step");
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = fields.get().list().stream().map(Yaml.Field::name).toList();
    List<String> verbs = names.stream().filter(VERBS::contains).toList();
    if (names.contains("retry") && verbs.size() > 1) {
      verbs = verbs.stream().filter(v -> !v.equals("retry")).toList();
    }
    if (verbs.isEmpty()) {
      String first = names.isEmpty() ? "" : names.getFirst();
      String hint = Nearest.of(first, VERBS).map(": did you mean '%s'?"::formatted).orElse("");
      problems.add(
          value.place(),
          hint.isEmpty()
              ? "this step does nothing: begin it with one of "
                  + VERBS.stream().collect(joining(", "))
              : "there is no step '" + first + "'" + hint);
      return Optional.empty();
    }
    if (verbs.size() > 1) {
      problems.add(
          value.place(),
          "a step does only one thing, but this one has '%s': put a dash before each"
              .formatted(String.join("' and '", verbs)));
      return Optional.empty();
    }
    FieldReader reader = new FieldReader(fields.get(), "'" + verbs.getFirst() + "'", problems);
    Optional<Step> step =
        step(verbs.getFirst(), reader.take(verbs.getFirst()).orElseThrow(), reader);
    reader.done();
    return step;
  }

  private Optional<Step> step(String verb, Yaml value, FieldReader step) {
    if (METHODS.contains(verb)) {
      Method method = Method.valueOf(verb.toUpperCase(Locale.ROOT));
      return new RequestReader(problems, mentions).read(method, value, step).map(Step.Send::new);
    }
    if (STREAMS.contains(verb)) {
      return new StreamReader(problems, mentions).read(verb, value, step).map(Step.Socket::new);
    }
    return switch (verb) {
      case "invoke" -> new InvokeReader(problems, mentions).read(value, step).map(Step.Send::new);
      case "think" -> values.parsed(value, "'think'", StepReader::think);
      case "feed" -> {
        Optional<String> data = values.text(value, "'feed'");
        data.ifPresent(d -> mentions.feed(value.place(), d));
        yield data.map(Step.Feed::new);
      }
      case "repeat" -> repeat(value, step);
      case "foreach" -> forEach(value, step);
      case "during" -> {
        Optional<Duration> time = values.parsed(value, "'during'", DurationText::parse);
        List<Step> inner = inner(step, true);
        yield time.map(t -> new Step.During(t, inner));
      }
      case "while" -> {
        Optional<Condition> condition =
            condition(value).flatMap(c -> problems.attempt(value.place(), () -> comparable(c)));
        List<Step> inner = inner(step, true);
        yield condition.map(c -> new Step.While(c, inner));
      }
      case "if" -> {
        Optional<Condition> condition = condition(value);
        List<Step> then =
            step.need("then", "the steps to run when the condition is true")
                .map(v -> steps(v, "'then'"))
                .orElse(List.of());
        List<Step> otherwise = step.take("else").map(v -> steps(v, "'else'")).orElse(List.of());
        yield condition.map(c -> new Step.If(c, then, otherwise));
      }
      case "choose" -> new BranchReader(problems, this).read(value);
      case "group" -> {
        Optional<String> name = texts.of(value, "'group'");
        name.ifPresent(mentions::measure);
        List<Step> inner = inner(step, false);
        yield name.map(n -> new Step.Group(n, inner));
      }
      case "retry" -> {
        Optional<Integer> more = values.whole(value, "'retry'", 1, MOST_RETRIES);
        List<Step> inner = inner(step, true);
        yield more.map(m -> new Step.Retry(m, inner));
      }
      case "cookies" -> Optional.of(new Step.Cookies(texts.map(step, "cookies")));
      case "clear" -> values.parsed(value, "'clear'", StepReader::clear);
      default -> values.parsed(value, "'exit'", StepReader::exit);
    };
  }

  private List<Step> inner(FieldReader step, boolean loops) {
    if (loops) {
      mentions.enterLoop();
    }
    List<Step> inner =
        step.need("steps", "the steps inside it").map(v -> steps(v, "'steps'")).orElse(List.of());
    if (loops) {
      mentions.leaveLoop();
    }
    return inner;
  }

  private Optional<Step> repeat(Yaml value, FieldReader step) {
    Optional<String> counter = step.text("as");
    counter.ifPresent(mentions::give);
    Optional<String> times =
        texts.of(value, "'repeat'").flatMap(t -> problems.attempt(value.place(), () -> times(t)));
    List<Step> inner = inner(step, true);
    return times.map(t -> new Step.Repeat(t, counter.orElse(null), inner));
  }

  private Optional<Step> forEach(Yaml value, FieldReader step) {
    Optional<String> list =
        texts.of(value, "'foreach'").flatMap(t -> problems.attempt(value.place(), () -> whole(t)));
    Optional<String> element =
        step.need("as", "the name of each element").flatMap(v -> values.text(v, "'as'"));
    element.ifPresent(mentions::give);
    List<Step> inner = inner(step, true);
    return list.flatMap(l -> element.map(e -> new Step.ForEach(l, e, inner)));
  }

  private Optional<Condition> condition(Yaml value) {
    return texts
        .of(value, "a condition")
        .flatMap(t -> problems.attempt(value.place(), () -> Condition.parse(t)));
  }

  /** Gatling's loops compare nothing, so that a session has to. */
  private static Condition comparable(Condition condition) {
    boolean plain =
        condition.left().matches("#\\{\\w+}")
            && (condition.right().matches("#\\{\\w+}") || !Expression.isIn(condition.right()));
    if (condition.kind() != Condition.Kind.TRUE && !plain) {
      throw new IllegalArgumentException(
          "a loop compares only plain names: write \"#{name} != value\", where value is a text or"
              + " one #{name}");
    }
    return condition;
  }

  private static String times(String text) {
    return text.matches("[1-9]\\d{0,6}") ? text : whole(text);
  }

  private static String whole(String text) {
    if (!text.matches("#\\{[^}]+}")) {
      throw new IllegalArgumentException(
          "'%s' must be a whole number of at least 1, or an expression such as #{name}"
              .formatted(text));
    }
    return text;
  }

  private static Step think(String text) {
    String[] ends = text.strip().split(" +to +", 2);
    Duration least = DurationText.parse(ends[0]);
    Duration most = ends.length == 1 ? least : DurationText.parse(ends[1]);
    if (most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "'%s' ends before it begins: write the shorter time first".formatted(text));
    }
    return new Step.Think(least, most);
  }

  private static Step clear(String what) {
    return switch (what) {
      case "cookies" -> new Step.Clear(Step.Clear.Memory.COOKIES);
      case "cache" -> new Step.Clear(Step.Clear.Memory.CACHE);
      default ->
          throw new IllegalArgumentException(
              "'%s' cannot be cleared: write cookies or cache".formatted(what));
    };
  }

  private static Step exit(String when) {
    return switch (when) {
      case "always" -> new Step.Exit(Step.Exit.Reason.ALWAYS);
      case "if failed" -> new Step.Exit(Step.Exit.Reason.FAILED);
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a reason to exit: write 'always' or 'if failed'".formatted(when));
    };
  }
}
