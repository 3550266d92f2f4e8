package io.broadside.worker.engine;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.problem.PlanException;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.script.Script;
import io.broadside.worker.scenario.PlannedSimulation;
import io.broadside.worker.scenario.data.SecretLookup;
import io.broadside.worker.scenario.http.ConnectionSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds a Gatling simulation from a plan in YAML.
 *
 * @param plan what the fleet is asked for
 * @param folder where its files lie
 */
record PlanBuild(Plan plan, Path folder) {

  private static final String TARGET = "target";

  /**
   * The simulation that was built.
   *
   * @param secrets what must not be told: those of the plan, and those that the fleet was given
   */
  record Built(Script script, Secrets secrets) {}

  /**
   * Reads it, looks its secrets up, and builds its scenarios.
   *
   * @param file its name in the folder
   * @throws FailureException if it cannot be run, or a secret is missing
   */
  Built build(String file) throws FailureException {
    TestPlan test = read(file);
    Secrets found = SecretLookup.resolve(test, plan.secrets(), System.getenv());
    Secrets all = plan.secrets().and(found);
    DiscreetOutput.install(found);
    try {
      ConnectionSettings.of(test, folder, found).forEach(System::setProperty);
      GatlingSettings.load();
      Script script =
          new Script(test.name(), new PlannedSimulation(test, folder, found).params(null));
      Preparation.demandSendable(script, "Write a target in the plan, or give one with --target.");
      return new Built(script, all);
    } catch (RuntimeException e) {
      throw failure(all.hide("The plan %s cannot be run: %s".formatted(file, e.getMessage())));
    }
  }

  private TestPlan read(String file) throws FailureException {
    try {
      TestPlan read = PlanLoader.load(file, PlanFiles.in(folder));
      String target = plan.properties().get(TARGET);
      TestPlan aimed = target == null ? read : read.withTargets(List.of(target));
      TestPlan own = aimed.withUsersOf(plan.properties());
      return plan.injection() == null ? own : own.withInjection(plan.injection());
    } catch (PlanException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private static FailureException failure(String message) {
    return new FailureException(new Failure(Code.BAD_PLAN, message));
  }
}
