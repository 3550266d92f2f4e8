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
import io.broadside.worker.scenario.data.SecretLookup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Terraform grants what is called in AWS, and nothing else. */
@Timeout(180)
@ResourceLock(AwsServer.ENDPOINTS)
class GrantsIT {

  private static final Path EXAMPLES = Path.of("../examples/plans/aws");
  private static final Path ACTIONS = Path.of("../terraform/modules/identity/actions.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No plan calls it: AWS asks for it where a key of one's own encrypts a secret. */
  private static final String FOR_KEYS = "kms:Decrypt";

  private static final List<String> ENDPOINTS =
      List.of(
          "aws.endpointUrlSecretsManager",
          "aws.endpointUrlSsm",
          "aws.endpointUrlCognitoIdentityProvider");

  private static final Map<String, String> ENVIRONMENT =
      Map.of("AWS_REGION", "eu-central-1", "USERS_SECRET", "a secret of some length");

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    GatlingSettings.load();
    AwsServer.giveKeys();
  }

  @AfterAll
  static void forget() {
    ENDPOINTS.forEach(System::clearProperty);
  }

  @Test
  void workersMayDoExactlyWhatPlansAskFor() throws Exception {
    Set<String> asked = new TreeSet<>(Set.of(FOR_KEYS));
    List<Path> examples;
    try (var files = Files.list(EXAMPLES)) {
      examples = files.toList();
    }
    for (Path example : examples) {
      asked.addAll(actionsOf(Files.readString(example)));
    }
    asked.addAll(
        actionsOf(
            """
            target: https://shop.example.com
            secrets: {token: "aws-secret:shop/api", key: "ssm:/shop/key"}
            scenarios: {secret: [get: "/#{token}/#{key}"]}
            """));
    assertThat(granted("worker")).containsExactlyInAnyOrderElementsOf(asked);
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

  private Set<String> actionsOf(String yaml) throws Exception {
    try (AwsServer server = new AwsServer()) {
      ENDPOINTS.forEach(e -> System.setProperty(e, server.url()));
      JsonNode text = through(URI.create(server.url()), yaml);
      TestPlan plan = PlanLoader.loadText(text.toString(), PlanFiles.in(EXAMPLES));
      Secrets secrets = SecretLookup.resolve(plan, Secrets.NONE, ENVIRONMENT);
      Solo.play(new PlannedSimulation(plan, folder, secrets), new RecordingMeasurements());
      int steps = 0;
      for (JsonNode scenario : text.get("scenarios")) {
        steps += scenario.size();
      }
      assertThat(server.seen).as("requests of " + yaml).hasSizeGreaterThanOrEqualTo(steps);
      Set<String> actions = new TreeSet<>();
      server.requests.forEach(r -> actions.add(r.action()));
      return actions;
    }
  }

  /**
   * With one user, and by a proxy: hosts keep their names, by which some requests are signed, and
   * nothing can leave this machine. Users of Cognito are there already, and take no SRP.
   */
  private static JsonNode through(URI proxy, String yaml) {
    ObjectNode plan =
        JSON.valueToTree(
            new Load(LoadSettings.builder().build())
                .loadFromString(yaml.replace("https://", "http://")));
    plan.remove(List.of("before", "after"));
    plan.putArray("phases").add("start 1 users at once");
    plan.withObject("/http")
        .putObject("proxy")
        .put("host", proxy.getHost())
        .put("port", proxy.getPort());
    each(plan, "invoke", s -> s.put("endpoint", "http://lambda.eu-central-1.amazonaws.com"));
    each(plan, "think", s -> s.put("think", "1ms"));
    each(
        plan,
        "cognito",
        d -> d.put("set", "nightly").put("passwords", "env:USERS_SECRET").put("login", "password"));
    return plan;
  }

  private static void each(JsonNode plan, String field, Consumer<ObjectNode> change) {
    plan.findParents(field).forEach(parent -> change.accept((ObjectNode) parent));
  }

  private static List<String> granted(String account) throws IOException {
    List<String> actions = new ArrayList<>();
    for (JsonNode kind : JSON.readTree(ACTIONS.toFile()).get(account)) {
      kind.forEach(a -> actions.add(a.asText()));
    }
    return actions;
  }
}
