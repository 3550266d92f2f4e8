package io.broadside.controller.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.record.Verdicts.Generator;
import io.broadside.results.record.Verdicts.Reason;
import io.broadside.results.record.Verdicts.Trust;
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
        new Evidence.Sent(10_000, 100_000, 0, 0, ""),
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
        List.of(),
        0,
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
            new Evidence.Sent(100, 100, 0, 0, ""),
            100,
            0,
            0,
            OptionalDouble.empty(),
            List.of("worker-2, its engine ended; its log has it."),
            List.of("worker-3, connection refused"),
            0,
            0,
            11,
            0.95,
            0,
            List.of("too late"),
            7,
            3);
    Generator judged = GeneratorJudge.judge(evidence);
    assertThat(judged.trust()).isEqualTo(Trust.SUSPECT);
    assertThat(judged.reasons())
        .extracting(Reason::code)
        .containsExactly(
            "gap",
            "no-workers",
            "refused-schedule",
            "lost-worker",
            "unreachable-worker",
            "open-files",
            "clock");
    assertThat(judged.reasons().get(3).message())
        .startsWith("A worker was lost: worker-2, its engine ended; its log has it. Its share");
  }

  @ParameterizedTest
  @CsvSource({
    "5.04, 0, 0, 5.04 ms late",
    "5.0000001, 0, 0, 5.0000001 ms late",
    "1, 0.0104, 0, 'throttled by its CPU limit for 1.04 % of the time (limit 1 %)'",
    "1, 0.1004, 0, throttled by its CPU limit for 10.04 % of the time",
    "1, 0, 0.9004, 'used 90.04 % of its CPUs for several seconds (limit 90 %)'"
  })
  void noFigureIsRoundedToTheLimitBesideIt(
      double late, double throttled, double cpu, String message) {
    Generator judged = GeneratorJudge.judge(evidence(0, 0, late, throttled, cpu, 0));
    assertThat(judged.reasons())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains(message));
  }

  @Test
  void oneArrivalInAMillionThatIsMissingIsNotZeroPercent() {
    Evidence e = arrivals(1, 0);
    Evidence many =
        new Evidence(
            e.sent(),
            1_000_000,
            1,
            0,
            e.latenessP99Millis(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            0,
            0,
            List.of(),
            0,
            0);
    assertThat(GeneratorJudge.judge(many).reasons().getFirst().message()).contains("(0.0001 %;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|0|0|INVALID|nothing-measured|No user was started",
        "3|0|3|0|INVALID|nothing-measured|None of the 3 users got a response or a failure, so"
            + " nothing was measured. 3 requests could not be sent, most often: no url.",
        "3|0|0|0|INVALID|nothing-measured|Check that the scenarios send requests",
        "100|99|1|0|SUSPECT|unsent-requests|1 requests could not be sent (1.0 % of all; more than 1"
            + " % is invalid)",
        "199|197|2|0|INVALID|unsent-requests|(1.01 % of all",
        "9|9|0|4|SUSPECT|simulation-errors|failed 4 times"
      })
  void whatUsersDidNotDoIsNamed(
      long users,
      long responses,
      long unsent,
      long ownErrors,
      Trust trust,
      String code,
      String message) {
    Evidence e = arrivals(0, 0);
    Generator judged =
        GeneratorJudge.judge(
            new Evidence(
                new Evidence.Sent(users, responses, unsent, ownErrors, "no url"),
                users,
                0,
                0,
                e.latenessP99Millis(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                List.of(),
                0,
                0));
    assertThat(judged.trust()).isEqualTo(trust);
    assertThat(judged.reasons())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.code()).isEqualTo(code);
              assertThat(r.message()).contains(message);
            });
  }
}
