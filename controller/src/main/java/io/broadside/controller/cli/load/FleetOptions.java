package io.broadside.controller.cli.load;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.request.RequestedFleet;
import io.broadside.controller.request.RequestedLimits;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the workers that run a test, and for the limits of its load. */
public final class FleetOptions {

  private static final int OWN_WORKERS = 3;

  /** Of more, it is first to be seen whether they are within the limits. */
  private static final int MOST_EARLY = 20;

  private static final String AUTO = "auto";
  private static final Pattern WORKERS = Pattern.compile(AUTO + "|0*[1-9]\\d{0,5}");

  @Option(
      names = "--workers",
      paramLabel = "N|auto",
      description =
          "How many workers, or auto to use as many as the load needs at any time (default: 3; with"
              + " a controller elsewhere, as many as it has).")
  private @Nullable String workers;

  @Option(
      names = "--capacity",
      paramLabel = "N",
      description =
          "With auto: how many users per second one worker is expected to carry at first (default:"
              + " 100).")
  @Nullable Double capacity;

  @Option(
      names = "--min-workers",
      paramLabel = "N",
      description =
          "How many workers are enough to start if not all are ready in time (default: all).")
  @Nullable Integer minWorkers;

  @Option(
      names = "--ready-timeout",
      paramLabel = "SECONDS",
      description =
          "How many seconds to wait until all workers are ready (default: 90; 300 on Kubernetes).")
  @Nullable Integer readyTimeout;

  @Option(
      names = "--warm-up",
      description = "How many seconds the workers warm up before the start (default: 2).")
  @Nullable Integer warmUp;

  @Option(
      names = "--max-arrivals",
      description = "Raises the limit of 5,000 users started per second.")
  @Nullable Long maxArrivals;

  @Option(names = "--max-duration", description = "Raises the limit of 12 h, for example to 24h.")
  @Nullable String maxDuration;

  @Option(names = "--max-workers", description = "Raises the limit of 100 workers.")
  @Nullable Integer maxWorkers;

  /** As many as that, whatever was said. */
  public void ask(int count) {
    workers = String.valueOf(count);
  }

  /** As many as that, unless something else was said. */
  public void askUnlessSaid(int count) {
    if (workers == null) {
      ask(count);
    }
  }

  /** Refuses a number of workers that makes no sense. */
  public void demandWorkers() throws CliException {
    if (workers != null && !WORKERS.matcher(workers).matches()) {
      throw new CliException(
          ExitCode.USAGE,
          "A run needs at least one worker, not %s; give a number, or auto.".formatted(workers));
    }
  }

  /** How many workers start while it is looked up what they are to run. */
  public int early() {
    int number = AUTO.equals(workers) ? 0 : workers == null ? OWN_WORKERS : number(workers);
    return number <= MOST_EARLY ? number : 0;
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  /**
   * The workers to ask for. A remote fleet keeps its size unless a number was given, since somebody
   * may have scaled it.
   *
   * @param own whether the controller was started for this run
   */
  public RequestedFleet fleet(boolean own) {
    boolean auto = AUTO.equals(workers);
    Integer usual = own ? OWN_WORKERS : null;
    return new RequestedFleet(
        workers == null ? usual : auto ? null : Integer.valueOf(workers),
        minWorkers,
        readyTimeout,
        auto,
        capacity,
        warmUp,
        null);
  }

  /** The limits of the run's load. */
  public RequestedLimits limits() throws CliException {
    return new RequestedLimits(maxArrivals, seconds(maxDuration), maxWorkers);
  }

  private static @Nullable Long seconds(@Nullable String text) throws CliException {
    try {
      return text == null ? null : Long.valueOf(Duration.parse("PT" + text).toSeconds());
    } catch (DateTimeParseException e) {
      throw new CliException(
          ExitCode.USAGE,
          "--max-duration %s is not a duration; write it like 90m or 24h.".formatted(text));
    }
  }
}
