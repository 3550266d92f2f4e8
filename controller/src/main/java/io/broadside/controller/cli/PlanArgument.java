package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.plans.PlanFile;
import io.broadside.plan.TestPlan;
import io.broadside.plan.problem.PlanException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The command-line argument that names a plan. */
final class PlanArgument {

  @Parameters(paramLabel = "PLAN", description = "The plan, such as shop.yaml.")
  Path file = Path.of("");

  /**
   * Reads it.
   *
   * @throws CliException with all that is wrong with it, a line each, such as {@code shop.yaml:3:5
   *     …}
   */
  TestPlan read() throws CliException {
    PlanFile plan = new PlanFile(file);
    try {
      return plan.read();
    } catch (PlanException e) {
      throw new CliException(ExitCode.USAGE, plan.text(e));
    }
  }
}
