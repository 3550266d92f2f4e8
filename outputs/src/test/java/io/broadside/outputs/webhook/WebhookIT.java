package io.broadside.outputs.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.outputs.Receiver;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.http.Poster;
import io.broadside.outputs.news.Event;
import io.broadside.outputs.news.RefusedException;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookIT {

  private static final Judged SLOW = new Judged("p99 < 300ms", 412.0, "412 ms", false);
  private static final Verdicts BAD =
      new Verdicts(
          new Verdicts.Generator(
              Verdicts.Trust.SUSPECT,
              List.of(
                  new Verdicts.Reason(Verdicts.Trust.SUSPECT, "lateness", "Starts were <late>."))),
          new Verdicts.Target(Verdicts.Outcome.FAILED, List.of(SLOW)));

  private Receiver server;
  private Poster poster;

  @BeforeEach
  void start() throws IOException {
    server = new Receiver();
    poster = new Poster(Duration.ofMinutes(1));
  }

  @AfterEach
  void stop() {
    poster.close();
    server.close();
  }

  private Webhook webhook(JsonFormat format) {
    return webhook(format, poster);
  }

  private Webhook webhook(JsonFormat format, Poster by) {
    URI address = URI.create(server.address() + "/hooks/top-secret?key=hush");
    return new Webhook("webhook 127.0.0.1", address, format, by);
  }

  private JsonNode said(JsonFormat format, Event event) throws Exception {
    webhook(format).send(event);
    Receiver.Request request = server.requests().getLast();
    assertThat(request.uri().toString()).isEqualTo("/hooks/top-secret?key=hush");
    assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
    return new ObjectMapper().readTree(request.body());
  }

  @Test
  void theEndOfARunIsToldWithVerdictsReasonsAndFigures() throws Exception {
    RunRecord run = SampleRuns.in(RunState.FINISHED, BAD);

    JsonNode said = said(JsonFormat.BROADSIDE, Event.end(run));

    assertThat(said.path("event").asText()).isEqualTo("finished");
    assertThat(said.path("message").asText())
        .isEqualTo("Load test shop.yaml has finished: failed, generator suspect.");
    assertThat(said.at("/run/id").asText()).isEqualTo(SampleRuns.ID);
    assertThat(said.at("/run/test").asText()).isEqualTo("shop.yaml");
    assertThat(said.at("/run/target").asText()).isEqualTo("https://shop.example");
    assertThat(said.at("/run/state").asText()).isEqualTo("finished");
    assertThat(said.at("/run/times/startsAtMillis").asLong()).isEqualTo(SampleRuns.START);
    assertThat(said.at("/verdicts/target/outcome").asText()).isEqualTo("FAILED");
    assertThat(said.at("/verdicts/target/assertions/0/shown").asText()).isEqualTo("412 ms");
    assertThat(said.at("/verdicts/generator/reasons/0/code").asText()).isEqualTo("lateness");
    assertThat(said.at("/totals/offered").asLong()).isEqualTo(97);
    assertThat(said.at("/totals/p99").asDouble()).isEqualTo(140);
    assertThat(said.at("/warnings/0").asText()).isEqualTo("One worker came late.");
    assertThat(said.has("goal")).isFalse();
  }

  @Test
  void anAbortAndAFailureSayWhy() throws Exception {
    JsonNode aborted = said(JsonFormat.BROADSIDE, Event.end(SampleRuns.in(RunState.ABORTED, BAD)));
    JsonNode failed = said(JsonFormat.BROADSIDE, Event.end(SampleRuns.in(RunState.FAILED)));

    assertThat(aborted.path("event").asText()).isEqualTo("aborted");
    assertThat(aborted.path("message").asText())
        .isEqualTo(
            "Load test shop.yaml was ended early: failed, generator suspect. Stopped by hand.");
    assertThat(failed.path("event").asText()).isEqualTo("failed");
    assertThat(failed.at("/run/problem").asText()).isEqualTo("Stopped by hand.");
  }

  @Test
  void aBrokenGoalIsNamed() throws Exception {
    JsonNode said =
        said(
            JsonFormat.BROADSIDE,
            new Event(Event.Kind.GOAL_BROKEN, SampleRuns.in(RunState.RUNNING), SLOW));

    assertThat(said.path("event").asText()).isEqualTo("goal-broken");
    assertThat(said.at("/goal/text").asText()).isEqualTo("p99 < 300ms");
    assertThat(said.path("message").asText())
        .isEqualTo("Load test shop.yaml does not reach the goal 'p99 < 300ms' so far: 412 ms.");
  }

  @Test
  void slackGetsATextAndBlocksThatItCanShow() throws Exception {
    JsonNode said = said(JsonFormat.SLACK, Event.end(SampleRuns.in(RunState.FINISHED, BAD)));

    assertThat(said.path("text").asText()).startsWith("Load test shop.yaml has finished");
    assertThat(said.path("blocks")).hasSize(3);
    assertThat(said.at("/blocks/0/type").asText()).isEqualTo("section");
    assertThat(said.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
    assertThat(said.at("/blocks/0/text/text").asText()).startsWith(":x: *Load test");
    assertThat(said.at("/blocks/1/text/text").asText())
        .isEqualTo("• p99 &lt; 300ms: 412 ms\n• Starts were &lt;late&gt;.");
    assertThat(said.at("/blocks/2/fields")).hasSize(5);
    assertThat(said.at("/blocks/2/fields/2/text").asText())
        .isEqualTo("*Arrivals*\n100 planned, 97 offered, 2 missed, 1 unknown");
  }

  @Test
  void noErrorRepeatsTheUrl() {
    Event event = Event.end(SampleRuns.in(RunState.FINISHED));
    server.answer(404, "no_service");
    assertThatThrownBy(() -> webhook(JsonFormat.SLACK).send(event))
        .isInstanceOf(RefusedException.class)
        .hasMessage("HTTP status 404 no_service");
    server.answer(500, "");
    assertThatThrownBy(() -> webhook(JsonFormat.SLACK).send(event)).hasMessage("HTTP status 500");
    server.answer(Receiver.HANG, "");
    try (Poster hasty = new Poster(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> webhook(JsonFormat.SLACK, hasty).send(event))
          .hasMessage("no answer within 1 s");
    }
    server.close();
    assertThatThrownBy(() -> webhook(JsonFormat.SLACK).send(event))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("secret");
  }
}
