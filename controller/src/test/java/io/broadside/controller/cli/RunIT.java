package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Jar;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.results.compare.Comparer;
import io.broadside.results.compare.Decision;
import io.broadside.results.compare.Strictness;
import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.admission.Conditions;
import io.broadside.results.compare.kept.KeptRun;
import io.broadside.results.series.Measure;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.target.TargetService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as a user has it: real processes, real load, on this machine alone. */
@Timeout(300)
class RunIT {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("broadside.home", ".."))
          .resolve("examples/src/main/java/io/broadside/examples");
  private static final String SHORT = "injectOpen(constantUsersPerSec(10).during(3))";
  private static final String ENDLESS = "injectOpen(constantUsersPerSec(20).during(900))";

  @TempDir Path folder;
  private TargetService target;
  private Shell shell;

  @BeforeEach
  void start() throws Exception {
    target = new TargetService(0, true);
    shell = new Shell(folder);
  }

  @AfterEach
  void stop() {
    target.close();
  }

  @Test
  void aFolderRunsWithItsResourcesAndItsAssertionsMakeTheExitCode() throws Exception {
    Path shop = folder.resolve("shop");
    Files.createDirectories(shop.resolve("resources"));
    Files.writeString(shop.resolve("resources/names.csv"), "name\nann\nbob\n");
    Files.writeString(
        shop.resolve("Paths.java"), "class Paths { static String FAST = \"/fast\"; }");
    Files.writeString(
        shop.resolve("Shop.java"),
        simulation(
            "feed(csv(\"names.csv\").circular()).exec(http(\"r\").get(Paths.FAST + \"?#{name}\"))",
            SHORT,
            ".assertions(global().allRequests().count().is(30L),"
                + " global().failedRequests().count().gt(5L))"));

    Shell.Ended ended = run("shop");

    ended.judged(ExitCode.ASSERTIONS_FAILED);
    assertThat(ended.said())
        .contains("30 planned = 30 offered + 0 missed + 0 unknown")
        .contains("Generator: ", "System under test: FAILED", "  ok ", "  FAILED ");
    assertThat(target.hits()).extracting(h -> h.path()).contains("/fast?ann", "/fast?bob");
  }

  @Test
  void aClassRunsFromAJar() throws Exception {
    Files.write(
        folder.resolve("shop.jar"),
        Jar.of(
            "shop",
            Map.of("Sale", body("Sale"), "Other", "public class Other extends Simulation {}")));

    Shell.Ended ended = run("shop.Sale", "--jar", "shop.jar");

    ended.judged(ExitCode.OK);
    assertThat(ended.said()).contains("30 planned = 30 offered", "System under test: NOTHING");
    assertThat(target.hits()).hasSize(30);
  }

  @Test
  void aRunIsScaledAndThenStoppedFromAnotherTerminal() throws Exception {
    String port = String.valueOf(Shell.closedPort());
    Process run = begin("--port", port);

    awaitLoad();
    Shell.Ended scaled = shell.broadside("scale", "2", "--port", port);
    assertThat(scaled.said()).contains("Scaling to 2 workers.");
    await(() -> shares(port) == 2);
    assertThat(shell.broadside("status", "--port", port).said()).contains("running");
    Shell.Ended stopped = shell.broadside("stop", "--port", port);
    assertThat(stopped.said()).contains("Stopping run");
    Shell.Ended ended = shell.end(run);

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.STOPPED.value());
    assertThat(ended.said())
        .contains("stopped by the operator", "worker-1", "worker-2")
        .containsPattern("planned = .* offered \\+ 0 missed \\+ 0 unknown");
    nothingArrivesAnyMore();
  }

  @Test
  void controlCEndsTheLoad() throws Exception {
    Process run = begin("--port", "0");

    awaitLoad();
    new ProcessBuilder("kill", "-INT", String.valueOf(run.pid())).start().waitFor();
    Shell.Ended ended = shell.end(run);

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.STOPPED.value());
    assertThat(ended.said())
        .contains("Stopping the load", "Generator: ")
        .containsPattern("planned = .* offered \\+ 0 missed \\+ 0 unknown");
    nothingArrivesAnyMore();
  }

  @ParameterizedTest
  @CsvSource({"KeepBusy.java, -P duration=6 -P users=8", "SeasonSale.java, -P customers=40"})
  void theExamplesPass(String file, String options) throws Exception {
    Shell.Ended ended = run((EXAMPLES.resolve(file) + " " + options).split(" "));

    ended.judged(ExitCode.OK);
    assertThat(ended.said()).contains("System under test: PASSED");
  }

  private Shell.Ended run(String... arguments) throws Exception {
    return shell.end(begin(List.of(arguments)));
  }

  private Process begin(String... arguments) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Endless.java"),
            simulation("exec(http(\"r\").get(\"/fast\"))", ENDLESS, "").replace("Shop", "Endless"));
    return begin(Stream.concat(Stream.of(file.toString()), Arrays.stream(arguments)).toList());
  }

  private Process begin(List<String> what) throws IOException {
    List<String> command = new ArrayList<>(List.of("run"));
    command.addAll(what);
    command.addAll(
        List.of("--target", target.address().toString(), "--workers", "1", "--warm-up", "1"));
    if (!what.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    return shell.begin(command.toArray(String[]::new));
  }

  private static String simulation(String chain, String injection, String assertions) {
    return """
    import static io.gatling.javaapi.core.CoreDsl.*;
    import static io.gatling.javaapi.http.HttpDsl.*;
    public class Shop extends io.gatling.javaapi.core.Simulation {{
      setUp(scenario("s").exec(%s).%s)
          .protocols(http.baseUrl(System.getProperty("target")).shareConnections())%s;
    }}
    """
        .formatted(chain, injection, assertions);
  }

  private static String body(String name) {
    String text = simulation("http(\"r\").get(\"/fast\")", SHORT, "");
    return text.replace("Shop", name);
  }

  private void awaitLoad() throws Exception {
    await(() -> target.hits().size() > 20);
  }

  private static int shares(String port) throws IOException {
    try (InputStream in =
        URI.create("http://127.0.0.1:" + port + "/api/workers").toURL().openStream()) {
      String workers = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return workers.split("\"share\":0.5", -1).length - 1;
    }
  }

  /** Its workers have ended with the controller; whoever still sent would show meanwhile. */
  private void nothingArrivesAnyMore() throws Exception {
    int seen = target.hits().size();
    shell.broadside("help");
    assertThat(target.hits()).hasSize(seen);
  }

  /** Something that is so, or not yet. */
  private interface Wish {
    boolean fulfilled() throws IOException;
  }

  private static void await(Wish wish) throws Exception {
    for (int i = 0; i < 3_000 && !wish.fulfilled(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(wish.fulfilled()).isTrue();
  }

  /** 70 s, since the first 10 s do not count and 60 s are the least that says anything. */
  @Test
  void aCommitThatMakesARequestAFifthSlowerIsRejected() throws Exception {
    Path plan = folder.resolve("search.yaml");
    Files.writeString(
        plan,
        """
        target: http://127.0.0.1:1
        phases: [hold 20/s for 71s]
        scenarios:
          shop:
            - get: /slow/MILLIS
              name: search
        """
            .replace("MILLIS", "400"));
    Shell.Ended first = run(plan);
    assertThat(first.said()).contains("There is no earlier run of this test");
    Files.writeString(plan, Files.readString(plan).replace("/slow/400", "/slow/480"));

    Shell.Ended slower = run(plan);

    assertThat(slower.said()).contains("Compared with run");
    if (!slower.said().contains("verdict is not VALID")) { // as it may be on a busy machine
      assertThat(slower.code()).as(slower.said()).isEqualTo(ExitCode.ASSERTIONS_FAILED.value());
      assertThat(slower.said()).contains("Comparison: FAIL", "shop: search");
    }
    FolderStore kept = new FolderStore(folder.resolve(".broadside/results"));
    List<ComparedRun> runs = new ArrayList<>();
    for (RunSummary run : kept.list()) {
      RunFolder files = kept.find(run.id()).orElseThrow();
      long[] responses = {0};
      files.intervals(
          i ->
              i.measured().stream()
                  .filter(m -> m.measure() == Measure.RESPONSE)
                  .forEach(m -> responses[0] += m.values().count()));
      assertThat(responses[0]).as("all seconds together").isEqualTo(run.requests());
      runs.add(trusted(KeptRun.of(files)));
    }
    Comparer comparer = new Comparer(Strictness.DEFAULT);
    assertThat(comparer.compare(List.of(runs.get(1)), List.of(runs.get(0))).decision())
        .isEqualTo(Decision.FAIL);
    assertThat(comparer.compare(List.of(runs.get(0)), List.of(runs.get(1))).decision())
        .as("what has become faster is not worse")
        .isNotEqualTo(Decision.FAIL);
  }

  private static ComparedRun trusted(ComparedRun run) {
    Conditions c = run.conditions();
    return new ComparedRun(
        new Conditions(c.run(), true, "", c.lostShare(), c.offeredPerSecond(), c.plan()),
        run.requests());
  }

  private Shell.Ended run(Path plan) throws Exception {
    return shell.broadside(
        "run",
        plan.toString(),
        "--target",
        target.address().toString(),
        "--workers",
        "1",
        "--port",
        "0",
        "--baseline",
        "latest");
  }
}
