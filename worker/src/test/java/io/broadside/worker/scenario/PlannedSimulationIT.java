package io.broadside.worker.scenario;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import io.broadside.worker.scenario.data.SecretLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plans run against a real server. */
@Timeout(300)
class PlannedSimulationIT {

  @TempDir Path folder;

  private final RecordingMeasurements measurements = new RecordingMeasurements();
  private RecordingServer server;

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @BeforeEach
  void open() throws Exception {
    server = new RecordingServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void scenariosShareTheUsersExactlyByWeight() throws Exception {
    play(
        """
        phases: [start 10 users at once, start 10 users over 1s]
        scenarios:
          look: {weight: 7, steps: [get: /look]}
          search: {weight: 2, steps: [get: /search]}
          buy: {weight: 1, steps: [get: /buy]}
        """);
    assertThat(server.lines().stream().collect(groupingBy(PlannedSimulationIT::path, counting())))
        .isEqualTo(Map.of("/look", 14L, "/search", 4L, "/buy", 2L));
  }

  @Test
  void usersAtATimeTakeTurns() throws Exception {
    play(
        """
        phases: [hold 3 users for 2s]
        scenarios: {visit: [get: /visit, think: 10s]}
        """);
    assertThat(server.lines()).hasSize(3).allMatch(l -> path(l).equals("/visit"));
  }

  @Test
  void noTwoUsersHaveTheSameUniqueRecord() throws Exception {
    Files.writeString(
        folder.resolve("people.csv"),
        "name\n" + String.join("\n", IntStream.range(0, 20).mapToObj(i -> "n" + i).toList()));
    play(
        """
        phases: [start 20 users at once]
        data: {people: {file: people.csv, order: unique}}
        scenarios: {log in: [feed: people, get: "/#{name}/#{ordinal}"]}
        """);
    assertThat(server.lines().stream().map(PlannedSimulationIT::path))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> "/n%d/%d".formatted(i, i)).toList());
  }

  @Test
  void whatIsMissingFailsARequestAndNotTheRun() throws Exception {
    String text =
        """
        phases: [start 1 user at once]
        scenarios:
          unlucky:
            - get: /state
              capture: {gone: $.gone}
            - while: "#{gone} == full"
              steps: [get: /never]
            - while: "#{gone}"
              steps: [get: /never]
            - repeat: "#{gone}"
              steps: [get: /never]
            - repeat: "#{gone.size()}"
              as: n
              steps: [get: /never]
            - foreach: "#{gone}"
              as: one
              steps: [get: /never]
            - if: "#{gone} == full"
              then: [get: /never]
            - if: "#{gone.size()} == 0"
              then: [get: /never]
            - if: "#{gone}"
              then: [get: /never]
              else: [get: /untrue]
            - if: "#{gone} != full"
              then: [get: /different]
              else: [get: /never]
            - get: "/#{gone}"
            - get: /after
            - exit: if failed
            - get: /never
        """;
    List<String> paths = List.of("/state", "/untrue", "/different", "/after");
    play(text);
    assertThat(server.lines().stream().map(PlannedSimulationIT::path))
        .containsExactlyElementsOf(paths);
    assertThat(measurements.told)
        .contains("crash unlucky [] GET /{gone}", "ended unlucky")
        .noneMatch(t -> t.startsWith("own"));
    server.seen.clear();
    measurements.told.clear();
    TestPlan plan = PlanLoader.loadText("target: " + server.url() + "\n" + text, PlanFiles.NONE);
    Solo.play(Exported.simulation(plan, folder, folder), measurements);
    assertThat(server.lines().stream().map(PlannedSimulationIT::path))
        .containsExactlyElementsOf(paths);
    assertThat(measurements.told).noneMatch(t -> t.startsWith("own"));
  }

  @Test
  void aConditionComparesTextsAndNoNumberIsNoRound() throws Exception {
    play(
        """
        phases: [start 1 user at once]
        scenarios:
          lucky:
            - get: /state
              capture: {state: $.state, more: $.more}
            - repeat: 3
              as: page
              steps:
                - if: "#{page} == 2"
                  then: [get: /last]
            - repeat: "#{state}"
              steps: [get: /never]
            - if: "#{state}"
              then: [get: /never]
            - if: "#{more}"
              then: [get: /more]
            - if: "#{state} != #{state}"
              then: [get: /never]
        """);
    assertThat(server.lines().stream().map(PlannedSimulationIT::path))
        .containsExactly("/state", "/last", "/more");
    assertThat(measurements.told).noneMatch(t -> t.startsWith("own"));
  }

  @Test
  void aWebSocketIsHeardAndHears() throws Exception {
    try (EchoServer echo = new EchoServer()) {
      play(
          echo.url(),
          folder,
          """
          phases: [start 1 user at once]
          scenarios:
            talk:
              - websocket: /socket
                await: hello
              - send: "I am #{ordinal}"
                name: say
                await: {contains: "heard I am #{ordinal}", within: 30s}
              - close: websocket
          """);
      assertThat(echo.heard).first().isEqualTo("I am 0");
      assertThat(measurements.told)
          .contains(
              "response talk [] websocket /socket true null",
              "response talk [] message true null",
              "response talk [] close true null")
          .noneMatch(t -> t.contains("false"));
    }
  }

  @Test
  void aSecretIsKnownAsItIs() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "#{not} an expression");
    play(
        """
        phases: [start 1 user at once]
        secrets: {token: file:%s}
        scenarios: {api: [{post: /, body: "#{token}"}]}
        """
            .formatted(secret));
    assertThat(server.lines()).singleElement().asString().endsWith("#{not} an expression");
  }

  @Test
  void aProxyIsToldWhoAsks() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "#{pass}word");
    play(
        "http://shop.invalid",
        folder,
        """
        phases: [start 1 user at once]
        http: {proxy: {host: 127.0.0.1, port: %d, user: me, password: "file:%s"}}
        scenarios: {visit: [get: /visit]}
        """
            .formatted(server.port(), secret));
    String credentials =
        Base64.getEncoder().encodeToString("me:#{pass}word".getBytes(StandardCharsets.UTF_8));
    assertThat(server.lines())
        .singleElement()
        .asString()
        .startsWith("GET http://shop.invalid/visit ")
        .contains("Proxy-Authorization: Basic " + credentials);
  }

  @Test
  void aFolderMayBeCalledAsItLikes() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("#{odd} src/test/resources"));
    Files.writeString(odd.resolve("note.txt"), "noted");
    play(
        server.url(),
        odd,
        """
        phases: [start 1 user at once]
        scenarios:
          send:
            - post: /raw
              body: {file: note.txt}
            - post: /template
              body: {template: note.txt}
            - post: /parts
              multipart: {note: {file: note.txt}}
        """);
    assertThat(server.lines()).hasSize(3).allMatch(l -> l.contains("noted"));
  }

  private static String path(String line) {
    return line.split(" ", -1)[1];
  }

  private void play(String text) throws Exception {
    play(server.url(), folder, text);
  }

  private void play(String target, Path beside, String text) throws Exception {
    TestPlan plan = PlanLoader.loadText("target: " + target + "\n" + text, PlanFiles.in(beside));
    Solo.play(
        new PlannedSimulation(plan, beside, SecretLookup.resolve(plan, Secrets.NONE, Map.of())),
        measurements);
  }
}
