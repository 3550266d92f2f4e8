package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.TestPlan;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.export.data.CognitoJava;
import io.broadside.plan.export.data.DataJava;
import io.broadside.plan.export.data.SecretJava;
import io.broadside.plan.export.text.Java;
import io.broadside.plan.export.text.Names;
import io.broadside.plan.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a plan as a Gatling simulation of one class. */
public final class JavaExport {

  private final TestPlan plan;
  private final Names names = new Names();
  private final SecretJava lookups = new SecretJava(names);
  private final StepJava steps;

  private JavaExport(TestPlan plan) {
    this.plan = plan;
    this.steps = new StepJava(new RequestJava(plan.http().requestTimeout()), plan.data(), names);
  }

  /**
   * The source of the simulation that a plan equals.
   *
   * @param className its class's name, in no package
   */
  public static String of(TestPlan plan, String className) {
    return new JavaExport(plan).source(className);
  }

  private String source(String className) {
    List<String> members = new ArrayList<>();
    List<String> looked = lookups.fields(plan);
    if (!looked.isEmpty()) {
      members.add(String.join("\n", looked));
    }
    for (DataSet set : plan.data().values()) {
      members.add(DataJava.field(set, names.of("data", set.name())));
    }
    members.add(
        "private final HttpProtocolBuilder protocol =\n    http\n"
            + HttpJava.calls(plan, lookups).stream()
                .collect(joining("\n"))
                .indent(8)
                .stripTrailing()
            + ";");
    plan.scenarios().forEach(s -> members.add(scenario(s)));
    members.add("{\n" + setUp().indent(2) + "}");
    String body = String.join("\n\n", members);
    List<String> helpers = Helpers.of(body);
    String inside = helpers.isEmpty() ? body : body + "\n\n" + String.join("\n\n", helpers);
    return Helpers.imports(inside)
        + "\n"
        + comment()
        + "public class "
        + className
        + " extends Simulation {\n\n"
        + inside.indent(2).replaceAll("(?m) +$", "")
        + "}\n";
  }

  private String comment() {
    List<String> lines = new ArrayList<>();
    lines.add("Made from the plan '" + plan.name() + "'.");
    List<String> configuration = HttpJava.configuration(plan.http());
    if (!configuration.isEmpty()) {
      lines.add("It needs these lines in gatling.conf:");
      lines.addAll(configuration);
    }
    plan.data().values().forEach(d -> CognitoJava.before(d.source()).ifPresent(lines::add));
    plan.goals().stream()
        .filter(g -> GoalJava.of(g).isEmpty())
        .forEach(g -> lines.add("Gatling cannot assert: " + g.text()));
    return lines.stream()
        .map(l -> "// " + l.replaceAll("\\p{Cntrl}|\\\\", " ") + "\n")
        .collect(joining());
  }

  private String scenario(Scenario scenario) {
    String secrets =
        plan.secrets().entrySet().stream()
            .map(
                s ->
                    ".set(%s, %s)"
                        .formatted(Java.text(s.getKey()), lookups.value(s.getKey(), s.getValue())))
            .collect(joining());
    String flow = steps.all(scenario.steps());
    String ordinal =
        flow.contains("#{ordinal")
            ? "exec(session -> session.contains(\"ordinal\") ? session : session.set(\"ordinal\","
                + " session.userId() - 1)),\n"
            : "";
    String all =
        ordinal + (secrets.isEmpty() ? "" : "exec(session -> session" + secrets + "),\n") + flow;
    return "private final ScenarioBuilder %s =\n    scenario(%s)\n        .exec(\n%s);"
        .formatted(
            names.of("scenario", scenario.name()),
            Java.text(scenario.name()),
            all.indent(12).stripTrailing());
  }

  private String setUp() {
    List<String> populations = new ArrayList<>();
    for (int i = 0; i < plan.scenarios().size(); i++) {
      populations.add(
          names.of("scenario", plan.scenarios().get(i).name()) + ProfileJava.of(plan.profile(i)));
    }
    List<String> assertions =
        plan.goals().stream().map(GoalJava::of).flatMap(Optional::stream).toList();
    String end =
        assertions.isEmpty()
            ? ""
            : "\n    .assertions(\n"
                + String.join(",\n", assertions).indent(8).stripTrailing()
                + ")";
    return "setUp(\n"
        + String.join(",\n", populations).indent(8).stripTrailing()
        + ")\n    .protocols(protocol)"
        + end
        + ";";
  }
}
