package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.plans.PlanFile;
import io.broadside.target.TargetService;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class PlanCommandsIT {

  @TempDir Path folder;

  @Test
  void aGoodPlanIsSaidToBeGood() throws Exception {
    write("http://localhost:8081", "p99 < 300ms");

    Shell.Ended ended = shell().broadside("validate", "log-in.yaml");

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains("log-in.yaml is a good plan: 3 s of load, 1 scenario, 1 goal.");
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithItsPlaces() throws Exception {
    write("localhost", "p99 < 300 parsecs");

    Shell.Ended ended = shell().broadside("validate", "log-in.yaml");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value);
    assertThat(ended.said()).contains("log-in.yaml:1:9 ").contains("log-in.yaml:5:");
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() throws Exception {
    Shell.Ended ended = shell().broadside("export", "nothing.yaml");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value);
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
