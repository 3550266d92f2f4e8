package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.DataSource;
import io.broadside.plan.scenario.Branch;
import io.broadside.plan.scenario.Condition;
import io.broadside.plan.scenario.Step;
import java.util.List;
import java.util.Map;

/** Steps in Gatling's words: each is something that {@code exec} takes. */
final class StepJava {

  private final RequestJava requests;
  private final Map<String, DataSet> data;
  private final Names names;

  StepJava(RequestJava requests, Map<String, DataSet> data, Names names) {
    this.requests = requests;
    this.data = data;
    this.names = names;
  }

  /** Steps as the arguments of {@code exec}. */
  String all(List<Step> steps) {
    return steps.isEmpty()
        ? "exec(session -> session)"
        : steps.stream().map(this::of).collect(joining(",\n"));
  }

  private String of(Step step) {
    return switch (step) {
      case Step.Send s when s.request().retries() > 0 ->
          block("tryMax(" + (s.request().retries() + 1) + ").on", requests.of(s.request()));
      case Step.Send s -> requests.of(s.request());
      case Step.Think s when s.least().equals(s.most()) ->
          "pause(" + Java.duration(s.least()) + ")";
      case Step.Think s ->
          "pause(%s, %s)".formatted(Java.duration(s.least()), Java.duration(s.most()));
      case Step.Feed s -> feed(s.data());
      case Step.Repeat s -> block(repeat(s), all(s.steps()));
      case Step.ForEach s ->
          block(
              "foreach(%s, %s).on".formatted(Java.text(s.list()), Java.text(s.element())),
              all(s.steps()));
      case Step.During s -> block("during(" + Java.duration(s.time()) + ").on", all(s.steps()));
      case Step.While s -> loop(s);
      case Step.If s -> condition(s);
      case Step.Choose s ->
          block(
              "randomSwitch().on", s.branches().stream().map(this::branch).collect(joining(",\n")));
      case Step.Group s -> block("group(" + Java.text(s.name()) + ").on", all(s.steps()));
      case Step.Retry s -> block("tryMax(" + (s.more() + 1) + ").on", all(s.steps()));
      case Step.Cookies s ->
          s.values().entrySet().stream()
              .map(
                  c ->
                      "addCookie(Cookie(%s, %s))"
                          .formatted(Java.text(c.getKey()), Java.text(c.getValue())))
              .collect(joining(",\n"));
      case Step.Clear s ->
          switch (s.memory()) {
            case COOKIES -> "flushCookieJar()";
            case CACHE -> "flushHttpCache()";
          };
      case Step.Exit s ->
          switch (s.reason()) {
            case ALWAYS -> "exitHere()";
            case FAILED -> "exitHereIfFailed()";
          };
      case Step.Socket s -> StreamJava.of(s.stream());
    };
  }

  private String feed(String name) {
    DataSet set = data.get(name);
    String field = names.of("data", name);
    return set != null && set.source() instanceof DataSource.Generated
        ? "exec(" + field + ")"
        : "feed(" + field + ")";
  }

  private static String repeat(Step.Repeat step) {
    String times = step.times().startsWith("#") ? Java.text(step.times()) : step.times();
    String counter = step.counter();
    return counter == null
        ? "repeat(" + times + ").on"
        : "repeat(%s, %s).on".formatted(times, Java.text(counter));
  }

  private String loop(Step.While step) {
    Condition c = step.condition();
    return c.kind() == Condition.Kind.TRUE
        ? block("asLongAs(" + Java.text(c.left()) + ").on", all(step.steps()))
        : block("asLongAs(" + compared(c) + ").on", all(step.steps()));
  }

  /** Gatling compares for branches, but not for loops: a session does. */
  private static String compared(Condition condition) {
    String same =
        "text(session, %s).equals(text(session, %s))"
            .formatted(Java.text(condition.left()), Java.text(condition.right()));
    return "session -> " + (condition.kind() == Condition.Kind.DIFFERENT ? "!" : "") + same;
  }

  private String condition(Step.If step) {
    Condition c = step.condition();
    boolean both = !step.otherwise().isEmpty();
    String asked =
        switch (c.kind()) {
          case TRUE -> "(" + Java.text(c.left()) + ")";
          case EQUAL, DIFFERENT -> "(" + Java.text(c.left()) + ", " + Java.text(c.right()) + ")";
        };
    return switch (c.kind()) {
      case TRUE -> branches(both ? "doIfOrElse" : "doIf", asked, step.then(), step.otherwise());
      case EQUAL ->
          branches(both ? "doIfEqualsOrElse" : "doIfEquals", asked, step.then(), step.otherwise());
      // Gatling has no doIfDifferent: the other branch is taken
      case DIFFERENT -> different(asked, step);
    };
  }

  private String different(String asked, Step.If step) {
    String nothing = "exec(session -> session)";
    String otherwise = step.otherwise().isEmpty() ? nothing : all(step.otherwise());
    return block(
        block("doIfEqualsOrElse" + asked + ".then", otherwise) + "\n.orElse", all(step.then()));
  }

  private String branches(String call, String asked, List<Step> then, List<Step> otherwise) {
    String first = block(call + asked + ".then", all(then));
    return otherwise.isEmpty() ? first : block(first + "\n.orElse", all(otherwise));
  }

  private String branch(Branch branch) {
    return block("percent(" + Java.number(branch.percent()) + ").then", all(branch.steps()));
  }

  private static String block(String head, String inside) {
    return head + "(\n" + Java.indent(inside) + ")";
  }
}
