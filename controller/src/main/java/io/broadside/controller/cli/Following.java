package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows a run to its end; while its events cannot be had, by asking again and again. */
final class Following {

  private final ApiClient api;
  private final Terminal terminal;
  private String said = "";

  Following(ApiClient api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /** Returns how the run has ended. */
  Live toTheEnd(String run) throws CliException, InterruptedException {
    for (Optional<String> why = follow(run); why.isPresent(); why = follow(run)) {
      say(why.get());
      TimeUnit.SECONDS.sleep(1);
      Live live = api.live(run);
      if (live.run().state().isFinal()) {
        return live;
      }
      terminal.show(live);
    }
    return api.live(run);
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
