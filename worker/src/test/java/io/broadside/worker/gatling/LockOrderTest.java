package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Simulation;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Dealing locks the holdings, and then the log of users; so must a report. */
@Timeout(60)
class LockOrderTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void aReportWaitsForTheHoldingsBeforeItLocksTheLog() throws Exception {
    try (Solo solo = new Solo(new Crowd(), new RecordingMeasurements())) {
      solo.run.startUntil(TimeUnit.MILLISECONDS.toNanos(300)); // others are missed: gaps to join
      solo.play();
      Thread report = Thread.ofPlatform().unstarted(solo.run::progress);
      List<String> locked;
      synchronized (solo.holdings) {
        report.start();
        while (report.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
        locked = locked(report);
      }
      report.join();
      assertThat(locked).isEmpty();
    }
  }

  private static List<String> locked(Thread thread) {
    ThreadInfo[] all =
        ManagementFactory.getThreadMXBean()
            .getThreadInfo(new long[] {thread.threadId()}, true, false);
    return List.of(all[0].getLockedMonitors()).stream().map(MonitorInfo::getClassName).toList();
  }

  private static final class Crowd extends Simulation {
    {
      setUp(scenario("load").pause(1).injectClosed(constantConcurrentUsers(10).during(2)));
    }
  }
}
