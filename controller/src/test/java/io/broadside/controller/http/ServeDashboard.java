package io.broadside.controller.http;

import io.broadside.results.record.RunState;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Serves the dashboard with a scripted run, again and again, to look at it by hand. */
final class ServeDashboard {

  private ServeDashboard() {}

  public static void main(String[] args) throws Exception {
    try (Stage stage = new Stage(Files.createTempDirectory("dashboard"), 8089)) {
      System.out.println("Dashboard: " + stage.address("/"));
      while (true) {
        for (long s = -3; s <= ScriptedRun.LENGTH; s++) {
          RunState state = s < 0 ? RunState.WAITING : RunState.RUNNING;
          stage.runs.show(
              ScriptedRun.moment(
                  FakeRuns.ID, s == ScriptedRun.LENGTH ? RunState.FINISHED : state, s, null));
          TimeUnit.SECONDS.sleep(1);
        }
        TimeUnit.SECONDS.sleep(10);
      }
    }
  }
}
