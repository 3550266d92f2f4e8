package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.plans.PlanFile;
import io.broadside.target.TargetService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
class PlanCommandsIT {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("broadside.home", ".."), "examples/plans");

  @TempDir Path folder;

  @Test
  void aGoodPlanIsSaidToBeGood() throws Exception {
    write("http://localhost:8081", "p99 < 300ms");

    Shell.Ended ended = shell().broadside("validate", "log-in.yaml");

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains("log-in.yaml is a valid plan: 3 s of load, 1 scenario, 1 goal.");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithItsPlaces() throws Exception {
    write("localhost", "p99 < 300 parsecs");

    Shell.Ended ended = shell().broadside("validate", "log-in.yaml");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("log-in.yaml:1:9 ").contains("log-in.yaml:5:");
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() throws Exception {
    Shell.Ended ended = shell().broadside("export", "nothing.yaml");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("there is no file 'nothing.yaml'");
  }

  @Test
  void whatIsExportedRuns() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      write(target.address().toString(), "error rate < 50%");
      Shell.Ended exported = shell().broadside("export", "log-in.yaml");
      assertThat(exported.code()).as(exported.said()).isZero();
      Files.writeString(folder.resolve("LogInPlan.java"), exported.said());

      Shell.Ended ended =
          shell()
              .broadside(
                  "run", "LogInPlan.java", "--workers", "2", "--port", "0", "--data", "data");

      ended.judged(ExitCode.OK);
      assertThat(ended.said()).contains("Arrivals: 30 planned = 30 offered");
      assertThat(target.hits()).hasSize(30);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleRuns(String name) throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      Process process =
          shell()
              .begin(
                  Map.of("SHOP_TOKEN", "open-sesame-7"),
                  "run",
                  EXAMPLES.resolve(name).toAbsolutePath().toString(),
                  "--phase",
                  "start 8 users over 4s",
                  "--target",
                  target.address().toString(),
                  "--workers",
                  "2",
                  "--port",
                  "0",
                  "--data",
                  "data");
      Shell.Ended ended = shell().end(process);

      assertThat(ended.said())
          .contains("Arrivals: 8 planned = 8 offered + 0 missed + 0 unknown; 8 users started")
          .contains("System under test: ")
          .doesNotContain("simulation's own code", "open-sesame-7");
      assertThat(ended.code()).as(ended.said()).isNotEqualTo(ExitCode.RUN_FAILED.value());
      assertThat(target.hits()).hasSizeGreaterThanOrEqualTo(8);
    }
  }

  static List<String> examples() throws Exception {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(f -> f.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aPlanRunsAsItIs() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      write(target.address().toString(), "error rate < 50%");

      Shell.Ended ended =
          shell()
              .broadside("run", "log-in.yaml", "--workers", "2", "--port", "0", "--data", "data");

      ended.judged(ExitCode.OK);
      assertThat(ended.said())
          .contains("Arrivals: 30 planned = 30 offered")
          .contains("ok     error rate < 50%");
      assertThat(target.hits()).hasSize(30);
    }
  }

  @Test
  void aUrlIsEnough() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      Shell.Ended ended =
          shell()
              .broadside(
                  "run",
                  "--url",
                  target.address() + "/fast?page=1",
                  "--users",
                  "6",
                  "--calls",
                  "5",
                  "--goal",
                  "errors >= 1",
                  "--port",
                  "0",
                  "--data",
                  "data");

      ended.judged(ExitCode.ASSERTIONS_FAILED);
      assertThat(ended.said()).contains("6 users started").contains("FAILED errors >= 1");
      assertThat(target.hits()).hasSize(30).allMatch(h -> h.path().equals("/fast?page=1"));
    }
  }

  @Test
  void aSmokeTestShowsEveryRequestAndItsResponseWithoutSecrets() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      Files.writeString(folder.resolve("token"), "open-sesame-7");
      Files.writeString(
          folder.resolve("shop.yaml"),
          """
          target: %s
          phases: [hold 100/s for 1h]
          scenarios:
            look: [{get: /fast/look, headers: {X-Token: "#{token}"}}]
            buy: [get: /fast/buy]
          secrets: {token: 'file:%s'}
          """
              .formatted(target.address(), folder.resolve("token")));

      Shell.Ended ended =
          shell().broadside("run", "shop.yaml", "--smoke", "--port", "0", "--data", "data");

      ended.judged(ExitCode.OK);
      assertThat(ended.said())
          .contains("GET " + target.address() + "/fast/look", "X-Token: (secret token)")
          .contains("GET " + target.address() + "/fast/buy", "200")
          .doesNotContain("open-sesame-7", "warm-up");
      assertThat(target.hits()).hasSize(2);
    }
  }

  @Test
  void aFolderOfPlansIsAskedWhichOne() throws Exception {
    write("http://localhost:8081", "p99 < 300ms");

    Shell.Ended ended = shell().broadside("run", ".", "--port", "0", "--data", "data");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("name it: ./broadside run ").contains("log-in.yaml");
  }

  @Test
  void allThatIsWrongWithAPlanIsSaidBeforeItRuns() throws Exception {
    write("localhost", "p99 < 300 parsecs");

    Shell.Ended ended = shell().broadside("run", "log-in.yaml", "--port", "0", "--data", "data");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("log-in.yaml:1:9 ").contains("log-in.yaml:5:");
  }

  @ParameterizedTest
  @CsvSource({
    "log-in.yaml, LogInPlan",
    "a/b/shop, ShopPlan",
    "2nd.try.yaml, The2ndTryPlan",
    "---.yaml, ThePlan"
  })
  void aClassIsNamedAfterTheFile(String file, String name) {
    assertThat(new PlanFile(Path.of(file)).className()).isEqualTo(name);
  }

  private Shell shell() {
    return new Shell(folder);
  }

  private void write(String target, String goal) throws Exception {
    Files.writeString(
        folder.resolve("log-in.yaml"),
        """
        target: %s
        phases: [hold 10/s for 3s]
        scenarios:
          visit: [get: /fast]
        goals: [%s]
        """
            .formatted(target, goal));
  }
}
