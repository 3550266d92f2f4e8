package io.broadside.controller.cli.users;

import io.broadside.aws.cognito.SetSummary;
import io.broadside.aws.cognito.UserSet;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadside users delete}. */
@Command(
    name = "delete",
    description = "Deletes the test users of one set, or of all sets.",
    mixinStandardHelpOptions = true)
final class DeleteUsersCommand implements Callable<Integer> {

  @Mixin PoolOptions options = new PoolOptions();

  @Option(names = "--set", description = "The name of the set.")
  String set = "";

  @Option(names = "--all", description = "Deletes all sets of the pool. Other users stay.")
  boolean all;

  @Option(names = "--force", description = "Also deletes sets that a run uses or has left behind.")
  boolean force;

  @Override
  public Integer call() throws CliException {
    if (set.isEmpty() != all) {
      throw new CliException(ExitCode.USAGE, "Say what to delete: --set NAME, or --all.");
    }
    UserSet one = all ? null : PoolOptions.set(set);
    Terminal terminal = Terminal.standard();
    return options.with(
        pool -> {
          List<SetSummary> found =
              pool.list().stream().filter(s -> one == null || s.set().equals(one)).toList();
          if (found.isEmpty()) {
            terminal.say("There are no such test users in %s.".formatted(options.pool));
          }
          for (SetSummary used : found) {
            if (!used.claimedBy().isEmpty() && !force) {
              throw new CliException(
                  ExitCode.USAGE,
                  ("The set '%s' is in use by run %s, so nothing was deleted. If that run has"
                          + " ended, repeat the command with --force.")
                      .formatted(used.set(), used.claimedBy()));
            }
          }
          for (SetSummary gone : found) {
            long count =
                pool.delete(
                    gone.set(),
                    (done, users) ->
                        terminal.progress(
                            "%s: %,d of %,d users".formatted(gone.set(), done, users)));
            terminal.progress("");
            terminal.say("Deleted %,d users of the set '%s'.".formatted(count, gone.set()));
          }
          return ExitCode.OK.value();
        });
  }
}
