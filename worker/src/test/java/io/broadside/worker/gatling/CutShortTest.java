package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGenerator;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker tells the end of its profile from any other end. */
@Timeout(60)
class CutShortTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void aProfileThatHasComeToItsEndIsNotCutShort() throws Exception {
    try (Solo solo = solo(exec(session -> session))) {
      solo.play();
      assertThat(solo.run.cutShort()).isEmpty();
    }
  }

  @Test
  void theSimulationMayEndTheLoadEarly() throws Exception {
    try (Solo solo = solo(exec(stopLoadGenerator("enough")))) {
      solo.play();
      assertThat(code(solo)).hasValue(Code.SIMULATION_STOPPED);
    }
  }

  @Test
  void aLeaseMayEndBeforeTheProfileDoes() throws Exception {
    try (Solo solo = solo(exec(session -> session))) {
      solo.run.startUntil(TimeUnit.SECONDS.toNanos(1));
      solo.play();
      assertThat(code(solo)).hasValue(Code.LEASE_ENDED);
    }
  }

  @Test
  void whatWasStoppedFromOutsideIsNotCutShort() throws Exception {
    try (Solo solo = solo(exec(session -> session))) {
      CompletableFuture<Void> over = solo.begin();
      solo.run.stop("enough");
      over.get(30, TimeUnit.SECONDS);
      assertThat(solo.run.cutShort()).isEmpty();
    }
  }

  private static Optional<Code> code(Solo solo) {
    return solo.run.cutShort().map(Failure::code);
  }

  private static Solo solo(ChainBuilder chain) throws Exception {
    return new Solo(
        new Simulation() {
          {
            setUp(scenario("load").exec(chain).injectOpen(constantUsersPerSec(10).during(2)));
          }
        },
        new RecordingMeasurements());
  }
}
