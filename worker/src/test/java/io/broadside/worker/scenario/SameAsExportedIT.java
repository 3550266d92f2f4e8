package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.TestPlan;
import io.broadside.plan.data.RunUsers;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.Solo;
import io.broadside.worker.scenario.data.AccountFeeders;
import io.broadside.worker.scenario.data.SecretLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker builds of a plan, and what its export is, start the same users. */
@Timeout(300)
class SameAsExportedIT {

  private static final Path CORPUS = Path.of("..", "plan", "src", "test", "resources", "corpus");

  /** As it is made, its export asks AWS: see {@link SecretsOfAwsIT}. */
  private static final String ASKS_AWS = "aws-secrets.yaml";

  /** Their exports need a secret from the environment: another test gives one by a file. */
  private static final String USERS = "users-";

  private static final Path EXAMPLES = Path.of("..", "examples", "plans");

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @TestFactory
  Stream<DynamicTest> goodPlans(@TempDir Path work) throws Exception {
    return same(CORPUS.resolve("good"), CORPUS.resolve("files"), work);
  }

  @TestFactory
  Stream<DynamicTest> examples(@TempDir Path work) throws Exception {
    return same(EXAMPLES, EXAMPLES, work);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client: {id: abc, secret: 'file:%1$s'}", "called: by email"})
  void testUsersOfCognito(String more, @TempDir Path work) throws Exception {
    Path secret = Files.writeString(work.resolve("secret"), "a secret of enough letters");
    compare(
        """
        target: http://localhost
        phases: [hold 2/s for 5s]
        data:
          shoppers:
            cognito: eu-central-1_AbCdEfGhI
            users: 10
            order: unique
            set: nightly
            passwords: "file:%1$s"
            %2$s
        scenarios:
          shop: [feed: shoppers, get: "/#{username}"]
        """
            .formatted(secret, more.formatted(secret)),
        work,
        Files.createTempDirectory(work, "plan"));
  }

  private static Stream<DynamicTest> same(Path plans, Path folder, Path work) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(plans)) {
      files =
          all.filter(f -> f.toString().endsWith(".yaml"))
              .filter(f -> !f.endsWith(ASKS_AWS) && !f.getFileName().toString().startsWith(USERS))
              .sorted()
              .toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () ->
                        compare(
                            Files.readString(file),
                            folder,
                            Files.createTempDirectory(work, "plan"))));
  }

  private static void compare(String text, Path folder, Path work) throws Exception {
    TestPlan plan = PlanLoader.loadText(text, PlanFiles.in(folder));
    Outline planned = Solo.outline(new PlannedSimulation(plan, folder, given(plan)));
    Outline exported = Solo.outline(Exported.simulation(plan, folder, work));
    assertThat(planned.populations()).isEqualTo(exported.populations()).isNotEmpty();
    assertThat(planned.digest()).isEqualTo(exported.digest());
    assertThat(planned.assertions()).isEmpty();
  }

  private static Secrets given(TestPlan plan) {
    Map<String, String> values = new HashMap<>();
    plan.secrets().keySet().forEach(name -> values.put(name, "given"));
    for (String data : plan.data().keySet()) {
      values.put(RunUsers.passwords(data), "a secret of enough letters");
      values.put(AccountFeeders.client(data), "given");
    }
    values.put(SecretLookup.PROXY, "given");
    return new Secrets(values);
  }
}
