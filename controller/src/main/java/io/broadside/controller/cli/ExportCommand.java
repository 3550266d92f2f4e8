package io.broadside.controller.cli;

import io.broadside.plan.export.JavaExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code broadside export}: writes the Java simulation that a plan equals. */
@Command(
    name = "export",
    description = {
      "Prints the Java simulation that a plan equals.",
      "Its class is named after the file: of log-in.yaml, keep it as LogInPlan.java."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PLAN", description = "A plan, such as shop.yaml.")
  Path plan = Path.of("");

  @Override
  public Integer call() throws CliException {
    PlanFile file = new PlanFile(plan);
    System.out.print(JavaExport.of(file.read(), file.className()));
    return ExitCode.OK.value;
  }
}
