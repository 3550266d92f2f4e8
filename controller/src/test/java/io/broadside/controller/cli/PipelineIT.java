package io.broadside.controller.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.target.TargetService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pipeline's step does, with a server that records in place of the forge. */
@Timeout(300)
class PipelineIT {

  private static final Path HOME =
      Path.of(System.getProperty("broadside.home", "..")).toAbsolutePath().normalize();

  /**
   * One request to the forge.
   *
   * @param line its method and path
   * @param token what it showed, empty where nothing
   */
  private record Asked(String line, String token, String body) {}

  @TempDir Path folder;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private byte[] artefact = {};
  private boolean fork;
  private HttpServer forge;
  private TargetService target;

  @BeforeEach
  void start() throws Exception {
    target = new TargetService(0, true);
    forge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    forge.createContext("/", this::answer);
    forge.start();
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        target: http://127.0.0.1:1
        phases: [hold 20/s for 2s]
        scenarios:
          shop: [get: /fast]
        """);
  }

  @AfterEach
  void stop() {
    forge.stop(0);
    target.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    List<String> tokens = new ArrayList<>();
    for (String header : List.of("Authorization", "PRIVATE-TOKEN", "JOB-TOKEN")) {
      Stream.ofNullable(exchange.getRequestHeaders().getFirst(header)).forEach(tokens::add);
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(new Asked(line, String.join(" ", tokens), body));
    byte[] answer = answers.getOrDefault(line, "").getBytes(UTF_8);
    int status = answer.length > 0 ? 200 : 404;
    if (line.endsWith("/zip")) {
      exchange.getResponseHeaders().add("Location", address() + "/storage");
      status = 302;
    } else if (line.equals("GET /storage") || line.endsWith("/download")) {
      answer = artefact;
      status = artefact.length > 0 ? 200 : 404;
    } else if (!line.startsWith("GET")) {
      answer = "{}".getBytes(UTF_8);
      status = fork ? 403 : 201;
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String address() {
    return "http://127.0.0.1:" + forge.getAddress().getPort();
  }

  @Test
  void gitHubHasOneCommentThatIsUpdatedAndTheBaselineOfTheTargetBranch() throws Exception {
    answers.put("GET /repos/o/shop/actions/artifacts", "{\"artifacts\": []}");
    Shell.Ended first = step(gitHub("{}"));
    first.judged(ExitCode.OK);
    String run = output("run");
    assertThat(output("verdict")).isEqualTo("nothing_asserted");
    assertThat(output("p99")).isNotEmpty();
    assertThat(Files.readString(folder.resolve("summary.md"))).contains("### Load test shop.yaml");
    assertThat(folder.resolve("broadside-junit.xml")).content().contains("generator");
    assertThat(asked).extracting(Asked::line).noneMatch(l -> l.contains("comments"));

    artefact = zip(folder.resolve(".broadside/results").resolve(run));
    delete(folder.resolve(".broadside"));
    answers.put(
        "GET /repos/o/shop/actions/artifacts",
        """
        {"artifacts": [
          {"expired": false, "archive_download_url": "%1$s/stranger",
           "workflow_run": {"head_branch": "main", "repository_id": 1, "head_repository_id": 2}},
          {"expired": false, "archive_download_url": "%1$s/artifact/zip",
           "workflow_run": {"head_branch": "main", "repository_id": 1, "head_repository_id": 1}}]}
        """
            .formatted(address()));
    answers.put("GET /repos/o/shop/issues/7/comments", "[]");
    Map<String, String> pull =
        gitHub("{\"pull_request\": {\"number\": 7, \"base\": {\"ref\": \"main\"}}}");
    Shell.Ended second = step(pull, "--allow-inconclusive");

    second.judged(ExitCode.OK);
    assertThat(second.said()).contains("Comparison: INCONCLUSIVE", run);
    Asked comment = asked.getLast();
    assertThat(comment.line()).isEqualTo("POST /repos/o/shop/issues/7/comments");
    assertThat(comment.body()).contains("<!-- broadside shop.yaml -->", "Load test shop.yaml");
    assertThat(comment.token()).isEqualTo("Bearer forge-token");
    assertThat(asked)
        .filteredOn(a -> a.line().equals("GET /storage"))
        .singleElement()
        .satisfies(a -> assertThat(a.token()).as("a token is for the forge alone").isEmpty());
    assertThat(asked).extracting(Asked::line).doesNotContain("GET /stranger");

    answers.put(
        "GET /repos/o/shop/issues/7/comments",
        "[{\"id\": 1, \"body\": \"nice\"}, {\"id\": 42, \"body\": \"<!-- broadside shop.yaml -->\\n"
            + "old\"}]");
    Shell.Ended third = step(pull);
    third.judged(ExitCode.INCONCLUSIVE);
    assertThat(asked.getLast().line()).isEqualTo("PATCH /repos/o/shop/issues/comments/42");
    assertThat(third.said()).doesNotContain("forge-token");
  }

  @Test
  void aForkHasNoRightsAndFailsForNoOtherReason() throws Exception {
    fork = true;
    answers.put("GET /repos/o/shop/issues/7/comments", "[]");
    Shell.Ended ended =
        step(gitHub("{\"pull_request\": {\"number\": 7, \"base\": {\"ref\": \"main\"}}}"));
    ended.judged(ExitCode.OK);
    assertThat(ended.said())
        .contains("No baseline: the forge answered 404", "No comment: the forge answered 403");
    assertThat(Files.readString(folder.resolve("summary.md"))).contains("Load test shop.yaml");
  }

  @Test
  void gitLabIsToldTheSame() throws Exception {
    answers.put("GET /projects/5/merge_requests/3/notes", "[]");
    Map<String, String> environment =
        Map.of(
            "GITLAB_CI",
            "true",
            "CI_API_V4_URL",
            address(),
            "CI_PROJECT_ID",
            "5",
            "CI_MERGE_REQUEST_IID",
            "3",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
            "release/1",
            "CI_JOB_NAME",
            "load-test",
            "GITLAB_TOKEN",
            "forge-token");
    Shell.Ended ended = step(environment);
    ended.judged(ExitCode.OK);
    assertThat(asked)
        .extracting(Asked::line)
        .contains(
            "GET /projects/5/jobs/artifacts/release/1/download",
            "POST /projects/5/merge_requests/3/notes");
    assertThat(folder.resolve("broadside.env")).content().contains("BROADSIDE_GENERATOR=");
  }

  @Test
  void whatCannotRunEndsAsTheCommandDoes() throws Exception {
    Files.writeString(folder.resolve("shop.yaml"), "phases: [hold]\n");
    Shell.Ended ended = step(Map.of());
    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("shop.yaml").doesNotContain("Traceback");
  }

  private Map<String, String> gitHub(String event) throws IOException {
    Files.writeString(folder.resolve("event.json"), event);
    return Map.of(
        "GITHUB_ACTIONS",
        "true",
        "GITHUB_API_URL",
        address(),
        "GITHUB_REPOSITORY",
        "o/shop",
        "GITHUB_REF_NAME",
        "main",
        "GITHUB_TOKEN",
        "forge-token",
        "GITHUB_EVENT_PATH",
        folder.resolve("event.json").toString(),
        "GITHUB_STEP_SUMMARY",
        folder.resolve("summary.md").toString(),
        "GITHUB_OUTPUT",
        folder.resolve("outputs").toString());
  }

  private Shell.Ended step(Map<String, String> environment, String... flags) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("ci/load-test").toString()));
    command.addAll(List.of(flags));
    command.addAll(
        List.of(
            "--",
            "shop.yaml",
            "--target",
            target.address().toString(),
            "--workers",
            "1",
            "--port",
            "0"));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(k -> k.matches("(GITHUB|GITLAB|CI).*"));
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return new Shell(folder).end(builder.start());
  }

  private String output(String name) throws IOException {
    return Files.readAllLines(folder.resolve("outputs")).stream()
        .filter(l -> l.startsWith(name + "="))
        .map(l -> l.substring(name.length() + 1))
        .reduce("", (a, b) -> b);
  }

  private static byte[] zip(Path run) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.list(run)) {
      for (Path file : files.toList()) {
        zip.putNextEntry(
            new ZipEntry(
                ".broadside/results/%s/%s".formatted(run.getFileName(), file.getFileName())));
        zip.write(Files.readAllBytes(file));
      }
      zip.putNextEntry(new ZipEntry("../../evil"));
    }
    return bytes.toByteArray();
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
