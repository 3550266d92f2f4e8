package io.broadside.controller;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.figures.WorkerFigures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engines, supervisors and both are killed at random, as often as {@code -Dkills=40} says: about
 * ten seconds each.
 */
@EnabledIfSystemProperty(named = "kills", matches = "[1-9][0-9]*")
class RandomKillsIT {

  private static final int WORKERS = 3;

  @TempDir Path folder;

  @Test
  void allIsAccountedForWhoeverIsKilled() throws Exception {
    Random random = new Random(11);
    try (Lab lab = new Lab(folder)) {
      RunView run = lab.start("OpenLoad.java", WORKERS, Lab.LONG);
      for (int kill = 0; kill < Integer.getInteger("kills", 0); kill++) {
        Live live = lab.await(run, Await.carriedBy(WORKERS));
        Thread.sleep(random.nextInt(3_000));
        List<String> able =
            live.workers().stream().filter(w -> w.share() > 0).map(WorkerFigures::worker).toList();
        kill(WorkerProcess.of(able.get(random.nextInt(WORKERS)), lab.token), random.nextInt(3));
        lab.await(run, l -> l.workers().stream().filter(w -> w.share() > 0).count() < WORKERS);
      }
      lab.await(run, Await.carriedBy(WORKERS));
      Exactness.ofStopped(lab.target.hits()).accounts(lab.stop(run));
    }
  }

  private static void kill(ProcessHandle supervisor, int which) throws Exception {
    List<ProcessHandle> killed = new ArrayList<>();
    if (which != 0) {
      killed.addAll(supervisor.children().toList());
    }
    if (which != 1) {
      killed.add(supervisor);
    }
    killed.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : killed) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }
}
