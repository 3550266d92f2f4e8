package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.plans.PlanFile;
import io.broadside.plan.export.JavaExport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadside export}: writes the Java simulation that a plan equals. */
@Command(
    name = "export",
    description = {
      "Prints a plan as a Java simulation.",
      "The class is named after the file: save the output for log-in.yaml as LogInPlan.java."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin PlanArgument plan = new PlanArgument();

  @Override
  public Integer call() throws CliException {
    String name = new PlanFile(plan.file).className();
    System.out.print(JavaExport.of(plan.read(), name));
    return ExitCode.OK.value();
  }
}
