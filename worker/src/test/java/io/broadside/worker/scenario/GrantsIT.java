package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Terraform grants what is called in AWS, and nothing else. */
@Timeout(180)
class GrantsIT {

  private static final Path EXAMPLES = Path.of("../examples/plans/aws");
  private static final Path ACTIONS = Path.of("../terraform/modules/identity/actions.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What aws-secret: and ssm: need, and both where a key of one's own encrypts what they name. */
  private static final Set<String> FOR_SECRETS =
      Set.of("secretsmanager:GetSecretValue", "ssm:GetParameter", "kms:Decrypt");

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    GatlingSettings.load();
    AwsServer.giveKeys();
  }

  @Test
  void workersMayDoExactlyWhatExamplesCallAndSecretsNeed() throws Exception {
    Set<String> needed = new TreeSet<>(FOR_SECRETS);
    List<Path> examples;
    try (var files = Files.list(EXAMPLES)) {
      examples = files.toList();
    }
    for (Path example : examples) {
      needed.addAll(actionsOf(example));
    }
    assertThat(granted("worker")).containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void theControllerMayMakeListAndDeleteTestUsers() throws Exception {
    assertThat(granted("controller"))
        .containsExactlyInAnyOrder(
            "cognito-idp:DescribeUserPool",
            "cognito-idp:ListUsers",
            "cognito-idp:AdminCreateUser",
            "cognito-idp:AdminSetUserPassword",
            "cognito-idp:AdminDeleteUser");
  }

  private Set<String> actionsOf(Path example) throws Exception {
    try (AwsServer server = new AwsServer()) {
      JsonNode text = through(URI.create(server.url()), example);
      int steps = 0;
      for (JsonNode scenario : text.get("scenarios")) {
        steps += scenario.size();
      }
      TestPlan plan = PlanLoader.loadText(text.toString(), PlanFiles.in(EXAMPLES));
      Solo.play(
          new PlannedSimulation(plan, folder, new Secrets(Map.of())), new RecordingMeasurements());
      assertThat(server.seen)
          .as(example.toString())
          .hasSize(steps)
          .allMatch(s -> s.startsWith("signed "));
      Set<String> actions = new TreeSet<>();
      server.requests.forEach(r -> actions.add(r.action()));
      return actions;
    }
  }

  /**
   * With one user, and by a proxy: hosts keep their names, by which some requests are signed, and
   * nothing can leave this machine.
   */
  private static JsonNode through(URI proxy, Path example) throws IOException {
    String text = Files.readString(example).replace("https://", "http://");
    ObjectNode plan =
        JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    plan.putArray("phases").add("start 1 users at once");
    plan.withObject("/http")
        .putObject("proxy")
        .put("host", proxy.getHost())
        .put("port", proxy.getPort());
    for (JsonNode scenario : plan.get("scenarios")) {
      for (JsonNode step : scenario) {
        if (step.has("invoke")) {
          ((ObjectNode) step).put("endpoint", "http://lambda.eu-central-1.amazonaws.com");
        }
      }
    }
    return plan;
  }

  private static List<String> granted(String account) throws IOException {
    List<String> actions = new ArrayList<>();
    for (JsonNode kind : JSON.readTree(ACTIONS.toFile()).get(account)) {
      kind.forEach(a -> actions.add(a.asText()));
    }
    return actions;
  }
}
