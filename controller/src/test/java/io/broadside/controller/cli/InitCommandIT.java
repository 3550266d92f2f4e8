package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.cli.api.ExitCode;
import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.target.TargetService;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first plan that somebody has. */
@Timeout(300)
class InitCommandIT {

  @TempDir Path folder;

  @Test
  void answersMakeAPlanThatRuns() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      Shell.Ended ended = init(target.address() + "/fast\n5\n2s\n");

      assertThat(ended.code()).as(ended.said()).isZero();
      assertThat(ended.said())
          .contains("URL to call [http://localhost:8081]: ")
          .contains("Users who start each second [10]: ")
          .contains("For how long [1m]: ")
          .contains("Wrote plan.yaml.")
          .contains("./broadside run plan.yaml");
      assertThat(text()).contains("\n# ", "docs/plans.md", "- p95 < 500ms", "- error rate < 1%");

      Shell.Ended run =
          shell().broadside("run", "plan.yaml", "--workers", "1", "--port", "0", "--data", "data");
      run.judged(ExitCode.OK);
      assertThat(target.hits()).hasSize(10).allMatch(h -> h.path().equals("/fast"));
    }
  }

  @Test
  void enterTakesWhatIsUsual() throws Exception {
    Shell.Ended ended = init("\n\n\n");

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(text()).contains("target: http://localhost:8081\n", "  - hold 10/s for 1m\n");
    Shell.Ended validated = shell().broadside("validate", "plan.yaml");
    assertThat(validated.code()).as(validated.said()).isZero();
    assertThat(validated.said()).contains("60 s of load, 1 scenario, 2 goals");
  }

  @Test
  void wrongAnswersAreSaidAndAskedAgain() throws Exception {
    Shell.Ended ended =
        init("ftp://x\nhttp://a b\nshop\nfast\n0\n30/m\nsoon\n0s\n5m\n", "first.yml");

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains("ftp://x is not a URL that users can call")
        .contains("http://a b is not a valid URL")
        .contains("'fast' is not a load")
        .contains("soon")
        .contains("./broadside run first.yml");
    assertThat(ended.said().split("Users who start", -1)).hasSize(4);
    assertThat(ended.said().split("For how long", -1)).hasSize(4);
    assertThat(Files.readString(folder.resolve("first.yml")))
        .contains("target: http://shop\n", "  - hold 30/m for 5m\n");
  }

  @Test
  void whereNobodyAnswersNothingIsWritten() throws Exception {
    Shell.Ended ended = init("shop\n5\n");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("There was no answer").contains("--url URL");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereStaysAsItIs() throws Exception {
    Files.writeString(folder.resolve("plan.yaml"), "mine");

    Shell.Ended ended = shell().broadside("init", "--url", "http://shop");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("plan.yaml already exists");
    assertThat(text()).isEqualTo("mine");
  }

  @Test
  void aUrlIsAskedForNothingMore() throws Exception {
    String path = "/it's/a:?q='x y'&to=https://z#top".replace(" ", "%20");

    Shell.Ended ended =
        shell()
            .broadside(
                "init",
                "--url",
                "https://shop.example.com:8443" + path,
                "--rate=200",
                "--ramp=10s");

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).doesNotContain("[");
    TestPlan plan = PlanLoader.loadText(text(), PlanFiles.NONE);
    assertThat(plan.targets()).containsExactly("https://shop.example.com:8443");
    assertThat(plan.scenarios().getFirst().steps().toString())
        .contains("url=/it's/a:?q='x%20y'&to=https://z,");
    assertThat(text()).contains("  - ramp to 200/s in 10s\n  - hold 1m\n");
    assertThat(shell().broadside("validate", "plan.yaml").code()).isZero();
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws Exception {
    assertThat(shell().broadside("init", "--url", "x", "none/plan.yaml").said())
        .contains("its folder does not exist");
    assertThat(shell().broadside("init", "--url", "x", "plan.txt").said())
        .contains("must end in .yaml");
    assertThat(shell().broadside("init", "--url", "x", "--rate", "fast").said())
        .contains("'fast' is not a load");
    assertThat(folder).isEmptyDirectory();
  }

  private Shell shell() {
    return new Shell(folder);
  }

  private Shell.Ended init(String answers, String... arguments) throws Exception {
    String[] all = new String[arguments.length + 1];
    all[0] = "init";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Process process = shell().begin(all);
    try (Writer in = process.outputWriter()) {
      in.write(answers);
    }
    return shell().end(process);
  }

  private String text() throws Exception {
    return Files.readString(folder.resolve("plan.yaml"));
  }
}
