package io.broadside.outputs.sns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.news.Event;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnsMessageTest {

  private static final Judged SLOW = new Judged("p99 < 300ms", 412.0, "412 ms", false);

  private static Verdicts verdicts(List<Judged> assertions) {
    return new Verdicts(
        new Verdicts.Generator(Verdicts.Trust.VALID, List.of()),
        new Verdicts.Target(Verdicts.Outcome.FAILED, assertions));
  }

  @Test
  void theSubjectIsShortAsciiAndKeepsWhatHappened() {
    Event end = Event.end(SampleRuns.in(RunState.FINISHED, verdicts(List.of(SLOW))));
    assertThat(SnsMessage.of(end).subject()).isEqualTo("Load test shop.yaml: failed");

    String name = "ä\n" + "x".repeat(300);
    Event broken =
        new Event(Event.Kind.GOAL_BROKEN, SampleRuns.in(name, RunState.RUNNING, null), SLOW);
    String longest = SnsMessage.of(broken).subject();
    assertThat(longest)
        .hasSize(99)
        .startsWith("Load test ??xxx")
        .endsWith("xxx...: a goal is broken")
        .matches("[ -~]+");
  }

  @Test
  void anEmailSaysInPlainLinesWhatAPersonWantsToKnow() throws Exception {
    Event end = Event.end(SampleRuns.in(RunState.FINISHED, verdicts(List.of(SLOW))));

    JsonNode message = new ObjectMapper().readTree(SnsMessage.of(end).message());

    assertThat(message.path("email").asText())
        .isEqualTo(
            """
            Load test shop.yaml has finished: failed, generator valid.

            - p99 < 300ms: 412 ms
            - One worker came late.

            Arrivals: 100 planned, 97 offered, 2 missed, 1 unknown
            Requests: 194, of which 4 failed; p50 22 ms, p95 70 ms, p99 140 ms
            Target: https://shop.example
            Run: 20261127-120000-000-shop\
            """);
    assertThat(message.path("sms").asText())
        .isEqualTo("Load test shop.yaml has finished: failed, generator valid.");
  }

  @Test
  void aMessageThatIsTooLongLosesItsVerdictsAndStaysJson() throws Exception {
    Verdicts much = verdicts(Collections.nCopies(10_000, SLOW));

    SnsMessage said = SnsMessage.of(Event.end(SampleRuns.in(RunState.FINISHED, much)));

    assertThat(said.message().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(262_144);
    JsonNode notice =
        new ObjectMapper()
            .readTree(new ObjectMapper().readTree(said.message()).path("default").asText());
    assertThat(notice.path("event").asText()).isEqualTo("finished");
    assertThat(notice.at("/totals/offered").asLong()).isEqualTo(97);
    assertThat(notice.has("verdicts")).isFalse();
    assertThat(said.attributes()).containsEntry("target", "failed");
  }
}
