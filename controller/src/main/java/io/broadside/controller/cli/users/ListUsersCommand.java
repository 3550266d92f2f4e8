package io.broadside.controller.cli.users;

import io.broadside.aws.cognito.SetSummary;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadside users list}. */
@Command(
    name = "list",
    description = "Lists the sets of a pool, including those that runs left behind.",
    mixinStandardHelpOptions = true)
final class ListUsersCommand implements Callable<Integer> {

  @Mixin PoolOptions options = new PoolOptions();

  @Override
  public Integer call() throws CliException {
    List<SetSummary> sets = options.with(pool -> pool.list());
    if (sets.isEmpty()) {
      System.out.printf("The user pool %s has no test users.%n", options.pool);
      return ExitCode.OK.value();
    }
    print("set", "users", "unusable", "made", "used by");
    for (SetSummary set : sets) {
      print(
          set.set().name(),
          number(set.users()),
          number(set.broken()),
          set.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          set.claimedBy());
    }
    return ExitCode.OK.value();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static void print(Object... cells) {
    System.out.println(
        String.format(Locale.ROOT, "%-40s %10s %10s  %-20s  %s", cells).stripTrailing());
  }
}
