package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A controller whose clock is minutes from the worker's. */
@Timeout(300)
class WorkerClockSkewIT {

  private static final int USERS = 40;
  private static final int PER_SECOND = 20;
  private static final long LEAD_MILLIS = 3_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {300, -300})
  void theStartIsAtTheControllersTime(long aheadSeconds) throws Exception {
    Bundle bundle = simulation();
    try (PackagedWorker worker = PackagedWorker.start()) {
      worker.send(bundle, null, false);
      worker.send(bundle);
      Status ready = worker.await(s -> s.phase() == EnginePhase.PREPARED || s.failure() != null);
      assertThat(ready.failure()).isNull();
      long offsetNanos = TimeUnit.SECONDS.toNanos(aheadSeconds);
      long ownStart = ready.clockNanos() / 1_000_000 + LEAD_MILLIS;

      long start = ownStart - offsetNanos / 1_000_000;
      worker.send(PackagedWorker.schedule(ready, bundle, start, offsetNanos, false));

      List<Status> seen = new ArrayList<>();
      worker.await(
          s -> {
            seen.add(s);
            return s.phase() == EnginePhase.FINISHED || s.failure() != null;
          });
      assertThat(seen.getLast().failure()).isNull();
      assertThat(started(seen.getLast())).isEqualTo(USERS);
      assertThat(seen)
          .allSatisfy(s -> assertThat(s.beganNanos()).isIn(null, seen.getLast().beganNanos()));
      assertThat(seen.getLast().beganNanos()).isGreaterThanOrEqualTo(ownStart * 1_000_000);
      assertThat(seen)
          .allSatisfy(s -> assertThat(started(s)).isLessThanOrEqualTo(due(s, ownStart)));
    }
  }

  private static long started(Status status) {
    return status.progress().values().stream().mapToLong(Progress::started).sum();
  }

  /** How many users are due by then, by the worker's own clock. */
  private static long due(Status status, long ownStartMillis) {
    double seconds = (status.clockNanos() - ownStartMillis * 1e6) / 1e9;
    return seconds < 0 ? 0 : (long) Math.min(USERS, seconds * PER_SECOND + 1);
  }

  private Bundle simulation() throws Exception {
    Path source = Files.createDirectories(folder.resolve("sent")).resolve("Steady.java");
    String text =
        """
        import static io.gatling.javaapi.core.CoreDsl.*;
        import io.gatling.javaapi.core.*;
        public class Steady extends Simulation {
          {
            setUp(scenario("load").exec(session -> session)
                .injectOpen(constantUsersPerSec(%d).during(%d)));
          }
        }
        """
            .formatted(PER_SECOND, USERS / PER_SECOND);
    return Bundle.pack(Files.writeString(source, text));
  }
}
