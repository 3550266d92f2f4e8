package io.broadside.controller.cli.load;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.plan.phase.LoadText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that replace the test's own load, such as a shape or phases. */
public final class LoadOptions {

  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final String USUAL_TIME = "1m";

  @Option(
      names = "--rate",
      paramLabel = "N[/s|/m|/h]",
      description =
          "Users who start per second (/s), minute (/m) or hour (/h), such as 200 or 30/m.")
  @Nullable String rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Users who are active at the same time. When one ends, the next one starts.")
  @Nullable Integer concurrency;

  @Option(
      names = {"--for", "--hold"},
      paramLabel = "TIME",
      description = "How long to hold the load, such as 90s, 5m or 1h30m (default: 1m).")
  @Nullable String time;

  @Option(
      names = "--ramp",
      paramLabel = "TIME",
      description = "How long the load rises before that (default: no ramp).")
  @Nullable String ramp;

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "This many users start at once, and no others.")
  @Nullable Integer users;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description =
          "A phase as in a plan, such as 'stairs from 10/s to 50/s by 10/s every 1m'; may be"
              + " repeated.")
  List<String> phases = new ArrayList<>();

  @Option(
      names = "--smoke",
      description =
          "Runs one user of each scenario once, and prints every request and response. Uses one"
              + " worker unless --workers says otherwise.")
  private boolean smoke;

  /**
   * The load in a plan's words; empty where nothing is said of it.
   *
   * @throws CliException if it makes no sense, or is said in two ways
   */
  public List<String> phases() throws CliException {
    List<List<String>> said = new ArrayList<>();
    if (rate != null) {
      said.add(held(NUMBER.matcher(rate).matches() ? rate + "/s" : rate));
    }
    if (concurrency != null) {
      said.add(held(concurrency + " users"));
    }
    if (users != null) {
      said.add(List.of("start %d users at once".formatted(users)));
    }
    if (!phases.isEmpty()) {
      said.add(phases);
    }
    if (smoke) {
      said.add(List.of("smoke"));
    }
    if (said.size() > 1) {
      throw new CliException(
          ExitCode.USAGE,
          "The load is given in several ways. Use only one of --rate, --concurrency, --users,"
              + " --phase and --smoke.");
    }
    if ((time != null || ramp != null) && rate == null && concurrency == null) {
      throw new CliException(
          ExitCode.USAGE,
          "--for, --hold and --ramp only set how long. Also set how much, with --rate or"
              + " --concurrency.");
    }
    return said.isEmpty() ? List.of() : checked(said.getFirst());
  }

  /**
   * Users who start at a rate, for a time, both as the flags take them.
   *
   * @throws CliException if that makes no sense
   */
  public static List<String> held(String rate, String time) throws CliException {
    LoadOptions options = new LoadOptions();
    options.rate = rate;
    options.time = time;
    return options.phases();
  }

  private List<String> held(String level) {
    String length = time == null ? USUAL_TIME : time;
    return ramp == null
        ? List.of("hold %s for %s".formatted(level, length))
        : List.of("ramp to %s in %s".formatted(level, ramp), "hold " + length);
  }

  private static List<String> checked(List<String> load) throws CliException {
    try {
      LoadText.parse(load);
      return load;
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "The load is invalid: " + e.getMessage() + ".");
    }
  }

  /** Whether it is one user, once. */
  public boolean smoke() {
    return smoke;
  }
}
