package io.broadside.controller.cli.users;

import io.broadside.aws.cognito.Cost;
import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.cognito.UserSet;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.load.SecretOption;
import io.broadside.controller.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadside users create}. */
@Command(
    name = "create",
    description = {
      "Creates the users of a set that do not exist yet. Nobody gets a message.",
      "If it was interrupted, repeat the same command to continue."
    },
    mixinStandardHelpOptions = true)
final class CreateUsersCommand implements Callable<Integer> {

  private static final int MOST_USERS = 1_000_000;

  @Mixin PoolOptions options = new PoolOptions();

  @Option(names = "--set", required = true, description = "The name of the set.")
  String set = "";

  @Option(names = "--users", required = true, paramLabel = "N", description = "Users in the set.")
  int users;

  @Option(
      names = "--passwords",
      required = true,
      paramLabel = "env:NAME|file:PATH|aws-secret:NAME#key|ssm:NAME",
      description =
          "Where to read the secret that the passwords are made from (16 characters or more). The"
              + " workers need the same secret.")
  String passwords = "";

  @Override
  public Integer call() throws CliException {
    UserSet made = PoolOptions.set(set);
    if (users < 1 || users > MOST_USERS) {
      throw new CliException(
          ExitCode.USAGE, "--users must be from 1 to %d, not %d.".formatted(MOST_USERS, users));
    }
    String secret = new SecretOption("--passwords", passwords).read(System.getenv());
    Passwords derived = PoolOptions.read(secret, Passwords::new);
    Terminal terminal = Terminal.standard();
    return options.with(
        pool -> {
          long there = pool.count(made);
          terminal.say(
              there >= users
                  ? "The set '%s' already has %,d users.".formatted(made, there)
                  : new Cost(users - there, options.rate).sentence());
          long count =
              pool.create(
                  made,
                  users,
                  derived,
                  (done, all) -> terminal.progress("%,d of %,d users".formatted(done, all)));
          terminal.progress("");
          terminal.say(
              "Created %,d users. The set '%s' now has %,d."
                  .formatted(count, made, pool.count(made)));
          return ExitCode.OK.value();
        });
  }
}
