package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.plan.TestPlan;
import io.broadside.plan.phase.Span;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadside validate}: says all that is wrong with a plan. */
@Command(
    name = "validate",
    description = "Checks a YAML plan and lists all errors in it. Does not run it.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin PlanArgument plan = new PlanArgument();

  @Override
  public Integer call() throws CliException {
    TestPlan read = plan.read();
    int seconds = read.load().spans().stream().mapToInt(Span::until).max().orElse(0);
    System.out.printf(
        "%s is a valid plan: %d s of load, %s, %s.%n",
        plan.file,
        seconds,
        number(read.scenarios().size(), "scenario"),
        number(read.goals().size(), "goal"));
    return ExitCode.OK.value();
  }

  private static String number(int count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
