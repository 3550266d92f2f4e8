package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import io.broadside.worker.scenario.data.SecretLookup;
import io.gatling.javaapi.core.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plan with steps of every kind sends what it says, and what its export sends. */
@Timeout(300)
class EveryStepIT {

  /** Gatling would refuse a path through it. */
  private static final Path FOLDER = Path.of("src", "test", "resources");

  @TempDir Path temporary;

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void everyStepSendsWhatItSays() throws Exception {
    Path golden = FOLDER.resolve("planned/everything.txt");
    RecordingMeasurements measurements = new RecordingMeasurements();
    List<String> seen = played(this::planned, measurements);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, String.join("\n", seen));
    }
    assertThat(String.join("\n", seen)).isEqualTo(Files.readString(golden));
    assertThat(measurements.told)
        .filteredOn(t -> t.contains("false"))
        .extracting(t -> t.replaceAll(" (false) .*", " $1"))
        .containsExactly(
            "response everything [] GET /flaky false", "response everything [] GET /shaky false");
    assertThat(measurements.told)
        .contains(
            "started everything",
            "response everything [outer] in a group true null",
            "response everything [] GET /missing true null",
            "group everything [outer] true",
            "ended everything")
        .noneMatch(t -> t.startsWith("crash") || t.startsWith("own"));
  }

  @Test
  void theExportSendsTheSame() throws Exception {
    List<String> planned = played(this::planned, new RecordingMeasurements());
    List<String> exported =
        played(plan -> Exported.simulation(plan, FOLDER, temporary), new RecordingMeasurements());
    assertThat(exported).isEqualTo(planned).hasSizeGreaterThan(40);
  }

  private interface Making {
    Simulation of(TestPlan plan) throws Exception;
  }

  private Simulation planned(TestPlan plan) throws Exception {
    return new PlannedSimulation(plan, FOLDER, SecretLookup.resolve(plan, Secrets.NONE, Map.of()));
  }

  private List<String> played(Making making, RecordingMeasurements measurements) throws Exception {
    Path secret = Files.writeString(temporary.resolve("secret"), "s3cret\n");
    String text = Files.readString(FOLDER.resolve("planned/everything.yaml"));
    try (RecordingServer server = new RecordingServer()) {
      TestPlan plan =
          PlanLoader.loadText(
              text.replace("TARGET", server.url()).replace("SECRET", secret.toString()),
              PlanFiles.in(FOLDER));
      Solo.play(making.of(plan), measurements);
      return server.lines();
    }
  }
}
