package io.broadside.controller.cli.users;

import io.broadside.aws.cognito.TestUsers;
import io.broadside.aws.cognito.UserSet;
import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.PoolId;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Option;

/**
 * The options of {@code broadside users}: the pool, and how many users it makes or deletes per
 * second.
 */
final class PoolOptions {

  /** What a command does with the pool's test users. */
  @FunctionalInterface
  interface Deed<T> {
    T with(TestUsers users) throws CognitoException, InterruptedException, CliException;
  }

  @Option(
      names = "--pool",
      required = true,
      paramLabel = "ID",
      description = "The user pool, such as eu-central-1_AbCdEfGhI.")
  String pool = "";

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "How many users to create or delete per second (default: 20).")
  double rate = TestUsers.USUAL_RATE;

  /** Does something with the pool's test users; says in a sentence what goes wrong. */
  <T> T with(Deed<T> deed) throws CliException {
    PoolId id = read(pool, PoolId::parse);
    if (!(rate > 0 && rate <= 1_000)) {
      throw new CliException(
          ExitCode.USAGE, "--rate must be more than 0 and at most 1000, not %s.".formatted(rate));
    }
    try (TestUsers users = new TestUsers(id, rate)) {
      return deed.with(users);
    } catch (CognitoException e) {
      throw new CliException(ExitCode.RUN_FAILED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.STOPPED, "Stopped. Repeat the same command to continue.");
    }
  }

  static UserSet set(String name) throws CliException {
    return read(name, UserSet::new);
  }

  static <T> T read(String text, Function<String, T> form) throws CliException {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      throw new CliException(
          ExitCode.USAGE, why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1) + ".");
    }
  }
}
