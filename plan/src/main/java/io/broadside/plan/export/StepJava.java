package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.DataSource;
import io.broadside.plan.export.text.Java;
import io.broadside.plan.export.text.Names;
import io.broadside.plan.scenario.Branch;
import io.broadside.plan.scenario.Condition;
import io.broadside.plan.scenario.Step;
import io.broadside.plan.text.Expression;
import java.util.List;
import java.util.Map;

/** Writes steps as calls of Gatling's DSL: each is an argument of {@code exec}. */
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
      case Step.ForEach s -> rounds(s);
      case Step.During s -> block("during(" + Java.duration(s.time()) + ").on", all(s.steps()));
      case Step.While s -> block("asLongAs(" + asked(s.condition()) + ").on", all(s.steps()));
      case Step.If s -> decision(s);
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
    return set != null
            && (set.source() instanceof DataSource.Generated || set.source() instanceof Cognito)
        ? "exec(" + field + ")"
        : "feed(" + field + ")";
  }

  private static String repeat(Step.Repeat step) {
    String times =
        step.times().startsWith("#")
            ? "session -> number(session, " + Java.text(step.times()) + ")"
            : step.times();
    String counter = step.counter();
    return counter == null
        ? "repeat(" + times + ").on"
        : "repeat(%s, %s).on".formatted(times, Java.text(counter));
  }

  /** Over a list that is missing, there are no rounds. */
  private String rounds(Step.ForEach step) {
    String head = "foreach(%s, %s).on".formatted(Java.text(step.list()), Java.text(step.element()));
    return block(
        "doIf(" + Java.text(Expression.exists(step.list())) + ").then",
        block(head, all(step.steps())));
  }

  private String decision(Step.If step) {
    String asked = "(" + asked(step.condition()) + ").then";
    return step.otherwise().isEmpty()
        ? block("doIf" + asked, all(step.then()))
        : block(block("doIfOrElse" + asked, all(step.then())) + "\n.orElse", all(step.otherwise()));
  }

  /** A session compares, and not Gatling, for which a missing attribute is an error. */
  private static String asked(Condition condition) {
    String left = text(condition.left());
    return "session -> "
        + switch (condition.kind()) {
          case TRUE -> "Boolean.parseBoolean(" + left + ")";
          case EQUAL -> left + ".equals(" + text(condition.right()) + ")";
          case DIFFERENT -> "!" + left + ".equals(" + text(condition.right()) + ")";
        };
  }

  private static String text(String text) {
    return Expression.isIn(text) ? "text(session, " + Java.text(text) + ")" : Java.text(text);
  }

  private String branch(Branch branch) {
    return block("percent(" + Java.number(branch.percent()) + ").then", all(branch.steps()));
  }

  private static String block(String head, String inside) {
    return head + "(\n" + Java.indent(inside) + ")";
  }
}
