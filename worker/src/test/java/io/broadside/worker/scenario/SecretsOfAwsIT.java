package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.testing.Emulator;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import io.broadside.worker.scenario.data.SecretLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Secrets of a plan that an emulator of AWS keeps. */
@Timeout(180)
@ResourceLock(AwsServer.ENDPOINTS)
class SecretsOfAwsIT {

  private static final List<String> PROPERTIES =
      List.of("aws.region", "aws.endpointUrlSecretsManager", "aws.endpointUrlSsm");

  @TempDir static Path folder;
  private static Emulator emulator;
  private static String arn;

  @BeforeAll
  static void start() throws Exception {
    GatlingSettings.load();
    AwsServer.giveKeys();
    emulator = Emulator.start(folder);
    arn = emulator.ask("aws_secrets.py", "make");
    PROPERTIES.forEach(p -> System.setProperty(p, emulator.url()));
    System.setProperty("aws.region", "eu-central-1");
  }

  @AfterAll
  static void end() {
    PROPERTIES.forEach(System::clearProperty);
    emulator.close();
  }

  @Test
  void aPlanAndItsExportKnowThemAndNobodyElseDoes() throws Exception {
    try (RecordingServer server = new RecordingServer()) {
      TestPlan plan =
          PlanLoader.loadText(
              """
              target: %s
              phases: [start 1 user at once]
              secrets:
                token: aws-secret:shop/api#token
                pin: "aws-secret:%s#pin"
                all: aws-secret:shop/api
                key: ssm:/shop/key
                older: ssm:/shop/key:1
              scenarios:
                api:
                  - post: /
                    body: "#{token}|#{pin}|#{all}|#{key}|#{older}"
              """
                  .formatted(server.url(), arn),
              PlanFiles.NONE);
      Secrets found = SecretLookup.resolve(plan, Secrets.NONE, Map.of());
      RecordingMeasurements measurements = new RecordingMeasurements();
      Solo.play(new PlannedSimulation(plan, folder, found), measurements);
      Solo.play(Exported.simulation(plan, folder, folder), measurements);
      String sent =
          "tökén #{a}|1234|{\"token\": \"t\\u00f6k\\u00e9n #{a}\", \"pin\":"
              + " 1234}|second-key|first-key";
      assertThat(server.lines()).hasSize(2).allMatch(l -> l.endsWith(sent));
      assertThat(measurements.told).filteredOn(t -> t.contains(" false ")).isEmpty();
      assertThat(found.hide("token tökén #{a}, key second-key"))
          .isEqualTo("token (secret token), key (secret key)");
    }
  }

  @Test
  void allThatCannotBeHadIsSaidAtOnce() throws Exception {
    TestPlan plan =
        PlanLoader.loadText(
            """
            target: http://localhost
            phases: [start 1 user at once]
            http: {proxy: {host: localhost, port: 3128, user: me, password: "ssm:nowhere"}}
            secrets:
              gone: aws-secret:shop/gone
              raw: aws-secret:shop/raw
              field: aws-secret:shop/api#nothing
              fine: ssm:proxy-password
            scenarios: {api: [get: /]}
            """,
            PlanFiles.NONE);
    assertThatThrownBy(() -> SecretLookup.resolve(plan, Secrets.NONE, Map.of()))
        .isInstanceOfSatisfying(
            FailureException.class,
            e ->
                assertThat(e.failure().message())
                    .isEqualTo(
                        """
                        Secret 'gone' is missing: aws-secret:shop/gone does not exist in eu-central-1: write its name as in AWS, or set another region in AWS_REGION.
                        Secret 'raw' is missing: aws-secret:shop/raw is binary: a secret of a plan must be text.
                        Secret 'field' is missing: aws-secret:shop/api#nothing has no field 'nothing': write a field that exists, or leave out '#' to use the whole text.
                        Secret 'http.proxy.password' is missing: ssm:nowhere does not exist in eu-central-1: write its name as in AWS, or set another region in AWS_REGION.\
                        """));
  }
}
