package io.broadside.controller.cli.load;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.request.RequestedTest;
import io.broadside.plan.goal.GoalText;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a test: its properties, secrets, goals, seed and load. */
public final class TestOptions {

  @Option(
      names = "-P",
      paramLabel = "KEY=VALUE",
      description = "A system property for the simulation; may be repeated.")
  private final Map<String, String> properties = new HashMap<>();

  @Option(
      names = "--secret",
      paramLabel = "KEY=env:VARIABLE|file:PATH|aws-secret:NAME#key|ssm:NAME",
      description = "A property whose value is never shown or stored; may be repeated.")
  Map<String, String> secrets = new HashMap<>();

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      description =
          "A goal that the run must meet, such as 'p99 < 300ms' or 'error rate < 0.1%%'; may be"
              + " repeated.")
  List<String> goals = new ArrayList<>();

  @Option(names = "--seed", description = "Seed for the random steps, to repeat a run exactly.")
  @Nullable Long seed;

  @Mixin private LoadOptions load = new LoadOptions();

  private Secrets told = Secrets.NONE;

  /** Reads the secrets, once, and looks whether the goals make sense. */
  public void read() throws CliException {
    told = SecretOption.all(secrets, System.getenv());
    for (String goal : goals) {
      try {
        GoalText.parse(goal);
      } catch (IllegalArgumentException e) {
        throw new CliException(ExitCode.USAGE, "--goal is invalid: " + e.getMessage() + ".");
      }
    }
  }

  /**
   * What to ask for.
   *
   * @param name of the entry in the library, null where there is none
   * @param simulation the class, null for the only one
   */
  public RequestedTest test(@Nullable String name, @Nullable String simulation)
      throws CliException {
    Map<String, String> all = new HashMap<>(properties);
    if (load.smoke()) {
      all.put(Plan.TRACE, "true");
    }
    return new RequestedTest(name, simulation, all, told, load.phases(), goals, seed);
  }

  /** Gives the simulation a property. */
  public void put(String property, String value) {
    properties.put(property, value);
  }

  /** What load was asked for. */
  public LoadOptions load() {
    return load;
  }
}
