package io.broadside.controller.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Verdicts.Generator;
import io.broadside.controller.api.Verdicts.Reason;
import io.broadside.controller.api.Verdicts.Trust;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorJudgeTest {

  private static Evidence arrivals(long missed, long unknown) {
    return evidence(missed, unknown, 1, 0, 0, 0);
  }

  private static Evidence evidence(
      long missed, long unknown, double late, double throttled, double cpu, long sockets) {
    return new Evidence(
        10_000,
        missed,
        unknown,
        OptionalDouble.of(late),
        List.of(),
        List.of(),
        throttled,
        cpu,
        1,
        0.1,
        sockets,
        100_000,
        List.of(),
        0);
  }

  @Test
  void aRunWithNothingAgainstItIsValid() {
    assertThat(GeneratorJudge.judge(arrivals(0, 0)))
        .isEqualTo(new Generator(Trust.VALID, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, SUSPECT", "0, 1, SUSPECT", "60, 40, SUSPECT", "60, 41, INVALID"})
  void everyArrivalThatIsMissingCounts(long missed, long unknown, Trust trust) {
    Generator judged = GeneratorJudge.judge(arrivals(missed, unknown));
    assertThat(judged.trust()).isEqualTo(trust);
    assertThat(judged.reasons()).extracting(Reason::code).containsExactly("missing-arrivals");
    assertThat(judged.reasons().getFirst().message())
        .contains("10,000 planned", missed + " were missed", unknown + " are unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "5.0, 0, 0, 0, VALID, ''",
    "5.1, 0, 0, 0, SUSPECT, lateness",
    "100.1, 0, 0, 0, INVALID, lateness",
    "1, 0.02, 0, 0, SUSPECT, cpu-throttling",
    "1, 0.11, 0, 0, INVALID, cpu-throttling",
    "1, 0, 0.95, 0, SUSPECT, cpu",
    "1, 0, 0, 100, SUSPECT, sockets",
    "1, 0, 0, 101, INVALID, sockets"
  })
  void whatMakesTheGeneratorDoubtfulIsNamed(
      double late, double throttled, double cpu, long sockets, Trust trust, String code) {
    Generator judged = GeneratorJudge.judge(evidence(0, 0, late, throttled, cpu, sockets));
    assertThat(judged.trust()).isEqualTo(trust);
    assertThat(judged.reasons())
        .extracting(Reason::code)
        .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void theWorstReasonDecidesAndAllAreNamed() {
    Evidence evidence =
        new Evidence(
            100,
            0,
            0,
            OptionalDouble.empty(),
            List.of("worker-2, killed by signal 9"),
            List.of("worker-3, connection refused"),
            0,
            0,
            11,
            0.95,
            0,
            0,
            List.of("too late"),
            7);
    Generator judged = GeneratorJudge.judge(evidence);
    assertThat(judged.trust()).isEqualTo(Trust.INVALID);
    assertThat(judged.reasons())
        .extracting(Reason::code)
        .containsExactly(
            "gap", "refused-epoch", "lost-worker", "unreachable-worker", "open-files", "clock");
  }
}
