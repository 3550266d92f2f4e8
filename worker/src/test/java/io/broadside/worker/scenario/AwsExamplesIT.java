package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.plan.Secrets;
import io.broadside.testing.Emulator;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import io.broadside.worker.scenario.http.SignedHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example plans for AWS do what they say, with an emulator of AWS. */
@Timeout(180)
class AwsExamplesIT {

  private static final Path EXAMPLES = Path.of("../examples/plans/aws");
  private static final int USERS = 5;

  @TempDir static Path folder;
  private static Emulator emulator;

  @BeforeAll
  static void start() throws Exception {
    GatlingSettings.load();
    AwsServer.giveKeys();
    emulator = Emulator.start(folder);
    things("make");
  }

  @AfterAll
  static void end() {
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqs", "sns", "eventbridge", "step-functions", "dynamodb"})
  void anExampleDoesWhatItSays(String name) throws Exception {
    RecordingMeasurements measurements = new RecordingMeasurements();
    TestPlan plan = PlanLoader.load(name + ".yaml", PlanFiles.in(EXAMPLES));
    TestPlan here =
        plan.withTargets(List.of(emulator.url()))
            .withInjection(
                new Injection(new OpenProfile(List.of(new OpenStep.AtOnce(USERS))), true));
    Solo.play(new PlannedSimulation(here, folder, new Secrets(Map.of())), measurements);
    assertThat(measurements.told.stream().filter(t -> t.startsWith("response")))
        .isNotEmpty()
        .allMatch(t -> t.endsWith(" true null"));
    assertThat(new ObjectMapper().readTree(things("count")).get(name).asInt()).isEqualTo(USERS);
  }

  @Test
  void everyExampleIsAGoodPlan() throws Exception {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(EXAMPLES)) {
      for (Path file : files.toList()) {
        TestPlan plan = PlanLoader.load(file.getFileName().toString(), PlanFiles.in(EXAMPLES));
        new SignedHosts(plan).check();
        names.add(plan.name());
      }
    }
    assertThat(names).hasSize(9);
  }

  private static String things(String what) throws Exception {
    return emulator.ask("aws_things.py", what);
  }
}
