package io.broadside.controller.cli.users;

import io.broadside.aws.cognito.UserSet;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadside users free}. */
@Command(
    name = "free",
    description = "Frees a set that a run did not give back, so that other runs can use it.",
    mixinStandardHelpOptions = true)
final class FreeUsersCommand implements Callable<Integer> {

  @Mixin PoolOptions options = new PoolOptions();

  @Option(names = "--set", required = true, description = "The name of the set.")
  String set = "";

  @Override
  public Integer call() throws CliException {
    UserSet freed = PoolOptions.set(set);
    Optional<String> holder = options.with(pool -> pool.free(freed));
    System.out.println(
        holder
            .map(run -> "The set '%s' is free now. Run %s had it.".formatted(freed, run))
            .orElse("The set '%s' was free already. No run had it.".formatted(freed)));
    return ExitCode.OK.value();
  }
}
