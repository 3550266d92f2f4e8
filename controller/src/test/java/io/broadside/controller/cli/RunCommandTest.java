package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.RunView;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunCommandTest {

  @ParameterizedTest
  @CsvSource({
    "VALID, PASSED, OK",
    "VALID, NOTHING_ASSERTED, OK",
    "SUSPECT, PASSED, OK",
    "VALID, FAILED, ASSERTIONS_FAILED",
    "INVALID, PASSED, GENERATOR_INVALID",
    "INVALID, FAILED, GENERATOR_INVALID"
  })
  void theExitCodeFollowsBothVerdictsTheGeneratorsFirst(
      Verdicts.Trust trust, Verdicts.Outcome outcome, ExitCode code) {
    Verdicts verdicts =
        new Verdicts(
            new Verdicts.Generator(trust, List.of()), new Verdicts.Target(outcome, List.of()));

    assertThat(RunCommand.verdict(run(RunState.FINISHED, verdicts))).isEqualTo(code);
  }

  @Test
  void whatDidNotFinishHasCodesOfItsOwn() {
    assertThat(RunCommand.verdict(run(RunState.FAILED, null))).isEqualTo(ExitCode.RUN_FAILED);
    assertThat(RunCommand.verdict(run(RunState.ABORTED, null))).isEqualTo(ExitCode.STOPPED);
  }

  @Test
  void resultsThatAreLostAreNoSuccess() {
    Verdicts good =
        new Verdicts(
            new Verdicts.Generator(Verdicts.Trust.VALID, List.of()),
            new Verdicts.Target(Verdicts.Outcome.PASSED, List.of()));

    assertThat(RunCommand.verdict(run(RunState.FINISHED, good, "The disk is full.")))
        .isEqualTo(ExitCode.RUN_FAILED);
  }

  @Test
  void everyOptionIsTaken() {
    RunCommand run = new RunCommand();

    CommandLine.Model.CommandSpec taken =
        new CommandLine(run)
            .parseArgs(
                ("shop.Sale --jar a.jar --workers 5 --min-workers 2 --ready-timeout 600 --capacity"
                     + " 50 --target http://localhost -P a=1 -P b=2 --secret c=env:C --simulation X"
                     + " --max-arrivals 9 --max-duration 24h --max-workers 200 --seed 7 --warm-up 0"
                     + " --no-target-check --timings --json --port 1 --host ::1 --data d")
                    .split(" ", -1))
            .commandSpec();

    Map<String, Object> expected = new HashMap<>();
    expected.put("--jar", Path.of("a.jar"));
    expected.put("--workers", "5");
    expected.put("--min-workers", 2);
    expected.put("--ready-timeout", 600);
    expected.put("--capacity", 50.0);
    expected.put("--target", "http://localhost");
    expected.put("-P", Map.of("a", "1", "b", "2"));
    expected.put("--secret", Map.of("c", "env:C"));
    expected.put("--simulation", "X");
    expected.put("--max-arrivals", 9L);
    expected.put("--max-duration", "24h");
    expected.put("--max-workers", 200);
    expected.put("--seed", 7L);
    expected.put("--warm-up", 0);
    expected.put("--no-target-check", true);
    expected.put("--timings", true);
    expected.put("--json", true);
    expected.put("--port", 1);
    expected.put("--host", "::1");
    expected.put("--data", Path.of("d"));
    assertThat(run.what).isEqualTo("shop.Sale");
    assertThat(expected)
        .allSatisfy(
            (option, value) -> {
              Object given = taken.findOption(option).getValue();
              assertThat(given).as(option).isEqualTo(value);
            });
  }

  @Test
  void aFleetElsewhereStaysAsLargeAsItIsUnlessANumberIsGiven() throws Exception {
    RunCommand run = new RunCommand();
    new CommandLine(run).parseArgs("Sale.java");

    assertThat(run.request("Sale.java", false).fleet().workers()).isNull();
    assertThat(run.request("Sale.java", true).fleet().workers()).isEqualTo(3);

    new CommandLine(run).parseArgs("Sale.java", "--workers", "5");
    assertThat(run.request("Sale.java", false).fleet().workers()).isEqualTo(5);
  }

  private static RunView run(RunState state, @Nullable Verdicts verdicts) {
    return run(state, verdicts, null);
  }

  private static RunView run(
      RunState state, @Nullable Verdicts verdicts, @Nullable String resultsProblem) {
    return new RunView(
        "id",
        null,
        null,
        null,
        state,
        null,
        0,
        null,
        null,
        null,
        null,
        1,
        1,
        Map.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        verdicts,
        null,
        resultsProblem,
        null);
  }
}
