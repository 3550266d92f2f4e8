package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.controller.Await;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.testing.Emulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Test users of an emulated Cognito, from the command line and with real workers. */
@Timeout(300)
class UsersCommandIT {

  private static final String SECRET = "a secret of enough letters";

  @TempDir static Path machine;
  private static Emulator aws;

  @TempDir Path folder;

  private record Pool(String id, String client) {}

  @BeforeAll
  static void start() throws Exception {
    aws = Emulator.start(machine);
  }

  @AfterAll
  static void end() {
    aws.close();
  }

  private static Pool pool(String... form) throws Exception {
    JsonNode made = new ObjectMapper().readTree(aws.ask("cognito_pool.py", form));
    return new Pool(made.path("pool").asText(), made.path("client").asText());
  }

  private Process begin(String... arguments) throws Exception {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("USERS_SECRET", SECRET);
    return new Shell(folder).begin(environment, arguments);
  }

  private Shell.Ended users(String... arguments) throws Exception {
    return new Shell(folder).end(begin(arguments));
  }

  private Process run(String plan, int port, int workers) throws Exception {
    Path file = Files.writeString(folder.resolve("shop.yaml"), plan);
    return begin(
        "run",
        file.toString(),
        "--workers",
        String.valueOf(workers),
        "--warm-up",
        "0",
        "--port",
        String.valueOf(port),
        "--data",
        folder.resolve("data-" + port).toString());
  }

  private static String plan(Pool pool, String target, String phase, String users) {
    return """
    target: %s
    phases: ["%s"]
    data:
      shoppers:
        cognito: %s
        client: %s
        login: password
    %s
    scenarios:
      shop:
        - feed: shoppers
        - get: /me
          headers: {Authorization: "Bearer #{id_token}"}
    goals: [errors < 1]
    """
        .formatted(target, phase, pool.id, pool.client, users);
  }

  private static JsonNode get(int port, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
      return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }

  /** Whether a run of that controller has users who have started. */
  private static boolean runs(int port, long offered) {
    try {
      JsonNode run = get(port, "/api/runs").path(0);
      return get(port, "/api/runs/" + run.path("id").asText() + "/live")
              .at("/totals/offered")
              .asLong()
          >= offered;
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void aThousandUsersAreUsedOnceEachByAFleetThatChangesAndNoneIsLeft() throws Exception {
    Pool pool = pool();
    int port = Shell.closedPort();
    try (IdentityServer target = new IdentityServer()) {
      Process run =
          run(
              plan(
                  pool,
                  target.url(),
                  "hold 50/s for 20s",
                  """
                      users: 1000
                      order: unique
                  before: create shoppers at 500/s
                  after: delete shoppers
                  """),
              port,
              3);
      Await.until(() -> runs(port, 100));
      users("scale", "5", "--controller", "http://127.0.0.1:" + port);
      Await.until(() -> runs(port, 500));
      users("scale", "2", "--controller", "http://127.0.0.1:" + port);

      Shell.Ended ended = new Shell(folder).end(run);
      ended.judged(ExitCode.OK);
      assertThat(ended.said())
          .contains("1,000 users are created", "monthly active user", "They are deleted");
      assertThat(target.calls)
          .hasSize(1_000)
          .allSatisfy((user, calls) -> assertThat(calls).isOne());
      assertThat(users("users", "list", "--pool", pool.id).said()).contains("no test users");
    }
  }

  @Test
  void whatAKilledRunLeavesIsFoundAndDeleted() throws Exception {
    Pool pool = pool();
    int port = Shell.closedPort();
    try (IdentityServer target = new IdentityServer()) {
      Process run =
          run(
              plan(
                  pool,
                  target.url(),
                  "hold 5/s for 60s",
                  """
                      users: 200
                  before: create shoppers at 500/s
                  after: delete shoppers
                  """),
              port,
              1);
      Await.until(() -> runs(port, 5));
      run.destroyForcibly().waitFor();

      String listed = users("users", "list", "--pool", pool.id).said();
      assertThat(listed).containsPattern("run-\\d{8}-\\d{6}-[0-9a-f]{6} +200 +0 .* \\S+-shop");
      Shell.Ended careful = users("users", "delete", "--pool", pool.id, "--all");
      assertThat(careful.code()).isEqualTo(ExitCode.USAGE.value());
      assertThat(careful.said()).contains("nothing was deleted", "--force");
      assertThat(users("users", "delete", "--pool", pool.id, "--all", "--force").said())
          .contains("200 users of the set");
      assertThat(users("users", "list", "--pool", pool.id).said()).contains("no test users");
    }
  }

  @Test
  void aRunThatIsInterruptedDeletesItsUsersAllTheSame() throws Exception {
    Pool pool = pool();
    int port = Shell.closedPort();
    try (IdentityServer target = new IdentityServer()) {
      Process run =
          run(
              plan(
                  pool,
                  target.url(),
                  "hold 5/s for 10m",
                  """
                      users: 150
                  before: create shoppers at 500/s
                  after: delete shoppers
                  """),
              port,
              1);
      Await.until(() -> runs(port, 5));
      new ProcessBuilder("kill", "-INT", String.valueOf(run.pid())).start().waitFor();
      Shell.Ended ended = new Shell(folder).end(run);
      assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.STOPPED.value());
      assertThat(users("users", "list", "--pool", pool.id).said()).contains("no test users");
    }
  }

  @Test
  void aSetIsMadeInTwoGoesAndBelongsToOneRunAtATime() throws Exception {
    Pool pool = pool("email");
    String[] create = {
      "users",
      "create",
      "--pool",
      pool.id,
      "--set",
      "nightly",
      "--passwords",
      "env:USERS_SECRET",
      "--users",
      "60",
      "--rate",
      "20"
    };
    Process first = begin(create);
    Await.until(() -> users("users", "list", "--pool", pool.id).said().contains("nightly"));
    first.destroyForcibly().waitFor();
    Shell.Ended second = users(create);
    assertThat(second.code()).as(second.said()).isZero();
    assertThat(second.said()).contains("The set 'nightly' now has 60").doesNotContain(SECRET);

    String shared =
        """
            called: by email
            users: 60
            set: nightly
            passwords: env:USERS_SECRET
        """;
    int port = Shell.closedPort();
    try (IdentityServer target = new IdentityServer()) {
      Process one = run(plan(pool, target.url(), "hold 6/s for 10m", shared), port, 1);
      Await.until(() -> runs(port, 70));
      Shell.Ended other =
          new Shell(folder)
              .end(run(plan(pool, target.url(), "hold 6/s for 1s", shared), Shell.closedPort(), 1));
      assertThat(other.code()).as(other.said()).isEqualTo(ExitCode.RUN_FAILED.value());
      assertThat(other.said()).contains("are in use by the run", "users free");
      users("stop", "--controller", "http://127.0.0.1:" + port);
      assertThat(new Shell(folder).end(one).code()).isEqualTo(ExitCode.STOPPED.value());
      assertThat(target.calls).hasSize(60);
    }
    assertThat(users("users", "free", "--pool", pool.id, "--set", "nightly").said())
        .contains("No run had it");
    assertThat(users("users", "delete", "--pool", pool.id, "--set", "nightly").said())
        .contains("60 users");
  }

  @Test
  void whatMakesNoSenseIsSaidInASentence() throws Exception {
    Shell.Ended pool = users("users", "list", "--pool", "shop");
    assertThat(pool.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(pool.said()).contains("'shop' is not the ID of a user pool");
    Shell.Ended gone = users("users", "list", "--pool", "eu-central-1_Nowhere1");
    assertThat(gone.code()).isEqualTo(ExitCode.RUN_FAILED.value());
    assertThat(gone.said()).contains("There is no user pool eu-central-1_Nowhere1");
    Shell.Ended weak =
        users(
            "users",
            "create",
            "--pool",
            "eu-central-1_Nowhere1",
            "--set",
            "a",
            "--users",
            "1",
            "--passwords",
            "file:/dev/null");
    assertThat(weak.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(weak.said()).contains("is empty");
  }
}
