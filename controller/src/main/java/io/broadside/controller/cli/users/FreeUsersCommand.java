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
    description = "Lets other runs use a set that a run has not given back.",
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
            .map(run -> "The set '%s' is free; the run %s had it.".formatted(freed, run))
            .orElse("The set '%s' is free; nobody had it.".formatted(freed)));
    return ExitCode.OK.value();
  }
}
