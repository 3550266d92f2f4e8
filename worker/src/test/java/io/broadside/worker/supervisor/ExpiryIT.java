package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that end while a run goes on. */
@Timeout(180)
class ExpiryIT {

  private static final Duration LIFE = Duration.ofSeconds(10);
  private static final int MANY = 60;
  private static final String SENTENCE = "No AWS credentials are available right now";

  @TempDir Path folder;

  @Test
  void keysAreRenewedInTimeAndWithoutThemTheRunGoesOn() throws Exception {
    try (EndingKeys keys = new EndingKeys(LIFE);
        PackagedWorker worker = start(keys)) {
      run(worker, keys.target());
      worker.await(s -> keys.ended() > 0 && keys.used.size() > 2);
      assertThat(keys.refused).hasValue(0);
      assertThat(worker.output()).doesNotContain(SENTENCE);
      keys.stopGiving();
      worker.await(s -> keys.refused.get() > 0);
      long then = started(worker.status());
      Status later = worker.await(s -> started(s) > then + MANY && keys.refused.get() > MANY);
      assertThat(later.phase()).isEqualTo(EnginePhase.RUNNING);
      assertThat(worker.output()).containsOnlyOnce(SENTENCE);
    }
  }

  private static PackagedWorker start(EndingKeys keys) throws Exception {
    Map<String, String> environment = new HashMap<>(keys.environment());
    environment.put("BROADSIDE_TOKEN", PackagedWorker.TOKEN);
    return PackagedWorker.start(environment);
  }

  private void run(PackagedWorker worker, String target) throws Exception {
    Path file = folder.resolve("sent/signed.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        target: %s
        phases: [hold 10/s for 50s]
        http: {sign: {service: execute-api, region: eu-central-1}}
        scenarios: {signed: [get: /]}
        """
            .formatted(target));
    Bundle bundle = Bundle.pack(file);
    Plan plan = Plan.of(new Source.Document(bundle.digest(), "signed.yaml"), 1, Limits.DEFAULT);
    worker.send(PackagedWorker.schedule(worker.status(), plan, null, 0, false));
    worker.send(bundle);
    Status prepared = worker.await(s -> s.phase() == EnginePhase.PREPARED || s.failure() != null);
    assertThat(prepared.failure()).isNull();
    long start = System.currentTimeMillis() + 1_000;
    worker.send(PackagedWorker.schedule(worker.status(), plan, start, 0, false));
  }

  private static long started(Status status) {
    Progress progress = status.progress().get("signed");
    return Objects.requireNonNull(progress).started();
  }
}
