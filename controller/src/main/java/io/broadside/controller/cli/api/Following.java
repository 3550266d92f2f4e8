package io.broadside.controller.cli.api;

import io.broadside.controller.api.Live;
import io.broadside.controller.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Shows a run until it ends. While the run's events fail, it polls the controller. It waits for a
 * controller that is replaced in mid-run.
 */
public final class Following {

  /** Longer than a controller's pod takes to be replaced, on Fargate too. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ApiClient api;
  private final Terminal terminal;
  private final Duration patience;
  private String said = "";

  public Following(ApiClient api, Terminal terminal) {
    this(api, terminal, PATIENCE);
  }

  /** Waits that long for a controller that does not answer. */
  public Following(ApiClient api, Terminal terminal, Duration patience) {
    this.api = api;
    this.terminal = terminal;
    this.patience = patience;
  }

  /** Returns how the run has ended. */
  public Live toTheEnd(String run) throws CliException, InterruptedException {
    while (true) {
      Optional<String> why = follow(run);
      if (why.isPresent()) {
        say(why.get());
        TimeUnit.SECONDS.sleep(1);
      }
      Live live = live(run);
      if (live.run().state().isFinal()) {
        return live;
      }
      terminal.show(live);
    }
  }

  private Live live(String run) throws CliException, InterruptedException {
    long began = System.nanoTime();
    for (boolean again = false; ; again = true) {
      try {
        if (again) {
          api.renew();
        }
        return api.live(run);
      } catch (CliException e) {
        if (System.nanoTime() - began >= patience.toNanos()) {
          throw e;
        }
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private Optional<String> follow(String run) throws CliException {
    return api.follow(
        run,
        live -> {
          said = "";
          terminal.show(live);
        });
  }

  /** Not the same again each second. */
  private void say(String why) {
    if (!why.equals(said)) {
      terminal.say(why + " Trying again.");
      said = why;
    }
  }
}
