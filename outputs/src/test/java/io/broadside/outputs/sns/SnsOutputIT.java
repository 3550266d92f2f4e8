package io.broadside.outputs.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.outputs.Receiver;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.aws.AwsEmulator;
import io.broadside.outputs.news.Event;
import io.broadside.outputs.news.RefusedException;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsOutputIT {

  private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:load-tests";
  private static final Judged SLOW = new Judged("p99 < 300ms", 412.0, "412 ms", false);
  private static final Verdicts BAD =
      new Verdicts(
          new Verdicts.Generator(Verdicts.Trust.VALID, List.of()),
          new Verdicts.Target(Verdicts.Outcome.FAILED, List.of(SLOW)));

  @TempDir Path folder;

  private static Event end() {
    return Event.end(SampleRuns.in(RunState.FINISHED, BAD));
  }

  @Test
  void aSubscriberGetsTheNoticeThatItAskedFor() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    try (Receiver subscriber = new Receiver();
        AwsEmulator aws = new AwsEmulator(folder);
        SnsClient sns = aws.access().open(SnsClient.builder(), AwsEmulator.REGION);
        SnsOutput output = new SnsOutput("sns load-tests", TOPIC, aws.access())) {
      assertThatThrownBy(() -> output.send(end()))
          .isInstanceOf(RefusedException.class)
          .hasMessage("there is no topic %s: create it, or correct its ARN".formatted(TOPIC));
      sns.createTopic(r -> r.name("load-tests"));
      sns.subscribe(
          r ->
              r.topicArn(TOPIC)
                  .protocol("http")
                  .endpoint(subscriber.address().toString())
                  .attributes(Map.of("FilterPolicy", "{\"target\":[\"failed\"]}")));

      output.send(new Event(Event.Kind.GOAL_BROKEN, SampleRuns.in(RunState.RUNNING), SLOW));
      output.send(end());

      assertThat(subscriber.requests()).hasSize(1);
      JsonNode said = mapper.readTree(subscriber.requests().getFirst().body());
      assertThat(said.path("Subject").asText()).isEqualTo("Load test shop.yaml: failed");
      JsonNode notice = mapper.readTree(said.path("Message").asText());
      assertThat(notice.path("event").asText()).isEqualTo("finished");
      assertThat(notice.at("/verdicts/target/assertions/0/shown").asText()).isEqualTo("412 ms");
      assertThat(notice.at("/run/id").asText()).isEqualTo(SampleRuns.ID);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | AuthorizationError | true  | the AWS credentials do not allow sns:Publish on arn:aws:sns:eu-central-1:123456789012:load-tests (AuthorizationError): grant it
          403 | ExpiredToken       | false | the AWS credentials have expired (ExpiredToken): renew them
          429 | Throttled          | false | AWS throttles the requests (Throttled)
          500 | InternalError      | false | AWS cannot handle the request now (InternalError)
          400 | InvalidParameter   | true  | AWS answered InvalidParameter: No
          """)
  void anAnswerIsSaidInWordsAndTriedAgainWhereThatHelps(
      int status, String code, boolean refused, String message) throws Exception {
    try (Receiver server = new Receiver();
        SnsOutput output =
            new SnsOutput("sns load-tests", TOPIC, AwsEmulator.to(server, AwsEmulator.PATIENCE))) {
      server.answer(
          status,
          "<ErrorResponse><Error><Code>%s</Code><Message>No.</Message></Error></ErrorResponse>"
              .formatted(code));
      assertThatThrownBy(() -> output.send(end()))
          .isInstanceOf(IOException.class)
          .satisfies(e -> assertThat(e instanceof RefusedException).isEqualTo(refused))
          .hasMessage(message);
    }
  }
}
