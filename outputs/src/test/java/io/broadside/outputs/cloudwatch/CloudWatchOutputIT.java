package io.broadside.outputs.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.outputs.Receiver;
import io.broadside.outputs.SampleRuns;
import io.broadside.outputs.aws.AwsEmulator;
import io.broadside.outputs.news.RefusedException;
import io.broadside.outputs.news.Sample;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunState;
import io.broadside.results.series.Increments;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

class CloudWatchOutputIT {

  @TempDir static Path folder;
  private static AwsEmulator aws;
  private static CloudWatchLogsClient logs;

  @BeforeAll
  static void start() throws Exception {
    aws = new AwsEmulator(folder);
    logs = aws.access().open(CloudWatchLogsClient.builder(), AwsEmulator.REGION);
  }

  @AfterAll
  static void stop() {
    logs.close();
    aws.close();
  }

  private static CloudWatchOutput output(String group) {
    return new CloudWatchOutput(
        "cloudwatch " + group, new LogGroup(AwsEmulator.REGION, group), aws.access());
  }

  private static CloudWatchOutput to(Receiver server) {
    return to(server, AwsEmulator.PATIENCE);
  }

  private static CloudWatchOutput to(Receiver server, Duration patience) {
    return new CloudWatchOutput(
        "cloudwatch /a", new LogGroup(AwsEmulator.REGION, "/a"), AwsEmulator.to(server, patience));
  }

  private static Sample home(long second) {
    return SampleRuns.sample(
        second, Map.of(SampleRuns.response("home", true), SampleRuns.values(5, 10)));
  }

  /** Everything in the stream of the run. */
  private static List<JsonNode> events(String group) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    String token = null;
    while (true) {
      String from = token;
      var page =
          logs.getLogEvents(
              r ->
                  r.logGroupName(group)
                      .logStreamName(SampleRuns.ID)
                      .startFromHead(true)
                      .nextToken(from));
      for (OutputLogEvent event : page.events()) {
        JsonNode json = new ObjectMapper().readTree(event.message());
        assertThat(event.timestamp())
            .isEqualTo(SampleRuns.START + 1_000 * json.path("second").asLong());
        events.add(json);
      }
      if (page.nextForwardToken().equals(from)) {
        return events;
      }
      token = page.nextForwardToken();
    }
  }

  private static long sum(List<JsonNode> events, String measure, String member) {
    return events.stream()
        .filter(e -> e.path("measure").asText().equals(measure))
        .mapToLong(e -> e.path(member).asLong())
        .sum();
  }

  @Test
  void aRunsSecondsAddUpToAllOfIt() throws Exception {
    logs.createLogGroup(r -> r.logGroupName("/sums"));
    Increments increments = new Increments();
    Map<Key, NativeHistogram> soFar = new LinkedHashMap<>();
    try (CloudWatchOutput output = output("/sums")) {
      for (long second = 0; second < 5; second++) {
        soFar.put(SampleRuns.response("home", true), SampleRuns.values(5, 10 * (second + 1)));
        soFar.put(SampleRuns.response("home", false), SampleRuns.values(40, second + 1));
        soFar.put(
            new Key(Measure.GROUP, "shop", "checkout", true), SampleRuns.values(9, second + 1));
        soFar.put(SampleRuns.lateness(), SampleRuns.values(-300, 20));
        output.send(
            new Sample(
                SampleRuns.in(RunState.RUNNING),
                SampleRuns.START,
                List.of(SampleRuns.second(second)),
                increments.next(second, soFar),
                soFar));
      }
    }

    List<JsonNode> events = events("/sums");
    assertThat(events).hasSize(15);
    assertThat(sum(events, "requests", "count")).isEqualTo(55);
    assertThat(sum(events, "requests", "errors")).isEqualTo(5);
    assertThat(sum(events, "groups", "count")).isEqualTo(5);
    assertThat(events)
        .filteredOn(e -> e.path("measure").asText().equals("groups"))
        .noneMatch(e -> e.has("_aws"));
    JsonNode run =
        events.getLast().path("measure").asText().equals("run")
            ? events.getLast()
            : events.getFirst();
    assertThat(run.path("offered").asLong()).isEqualTo(97);
    assertThat(run.path("lateness").asDouble()).isEqualTo(1.4);
  }

  @Test
  void moreThanFitsIntoOneRequestArrivesOnce() throws Exception {
    logs.createLogGroup(r -> r.logGroupName("/many"));
    Map<Key, NativeHistogram> measured = new LinkedHashMap<>();
    for (int i = 0; i < 1_500; i++) {
      measured.put(
          SampleRuns.response("r" + i + "x".repeat(1_000), true), SampleRuns.values(i % 50, 1));
    }
    try (CloudWatchOutput output = output("/many")) {
      output.send(SampleRuns.sample(0, measured));
    }
    assertThat(events("/many")).hasSize(1_501);
  }

  @Test
  void aStreamThatIsThereIsGoneOnWith() throws Exception {
    logs.createLogGroup(r -> r.logGroupName("/again"));
    output("/again").send(home(0));
    CloudWatchOutput other = output("/again");
    other.send(home(1));
    assertThat(events("/again")).hasSize(4);

    logs.deleteLogStream(r -> r.logGroupName("/again").logStreamName(SampleRuns.ID));
    assertThatThrownBy(() -> other.send(home(2)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(RefusedException.class);
    other.send(home(2));
    assertThat(events("/again")).hasSize(2);
  }

  @Test
  void aLogGroupThatIsMissingIsNamedWithWhatToDo() throws Exception {
    CloudWatchOutput output = output("/none");
    assertThatThrownBy(() -> output.send(home(0)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "there is no log group /none in eu-central-1: create it with aws logs create-log-group"
                + " --region eu-central-1 --log-group-name /none");

    logs.createLogGroup(r -> r.logGroupName("/none"));
    output.send(home(1));
    assertThat(events("/none")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | ThrottlingException         | false | AWS throttles the requests (ThrottlingException)
          503 | ServiceUnavailableException | false | AWS cannot handle the request now (ServiceUnavailableException)
          400 | ExpiredTokenException       | false | the AWS credentials have expired (ExpiredTokenException): renew them
          400 | UnrecognizedClientException | true  | the AWS credentials are not valid (UnrecognizedClientException): replace them
          400 | AccessDeniedException       | true  | the AWS credentials do not allow logs:PutLogEvents on log group /a (AccessDeniedException): grant it
          400 | InvalidParameterException   | true  | AWS answered InvalidParameterException: No.
          """)
  void anAnswerIsSaidInWordsAndTriedAgainWhereThatHelps(
      int status, String code, boolean refused, String message) throws Exception {
    try (Receiver server = new Receiver();
        CloudWatchOutput output = to(server)) {
      server.answer(200, "{}");
      output.send(home(0));
      server.answer(status, "{\"__type\":\"%s\",\"message\":\"No.\"}".formatted(code));
      assertThatThrownBy(() -> output.send(home(1)))
          .isInstanceOf(IOException.class)
          .satisfies(e -> assertThat(e instanceof RefusedException).isEqualTo(refused))
          .hasMessage(message.replaceFirst("No\\.$", "No"));

      server.answer(200, "{}");
      output.send(home(1));
      assertThat(server.requests())
          .extracting(r -> r.headers().getFirst("X-Amz-Target"))
          .containsExactly(
              "Logs_20140328.CreateLogStream",
              "Logs_20140328.PutLogEvents",
              "Logs_20140328.PutLogEvents");
    }
  }

  @Test
  void whatIsTriedAgainBeginsWithWhatWasNotTaken() throws Exception {
    Map<Key, NativeHistogram> measured = new LinkedHashMap<>();
    for (int i = 0; i < 1_500; i++) {
      measured.put(
          SampleRuns.response("r" + i + "x".repeat(1_000), true), SampleRuns.values(i % 50, 1));
    }
    Sample sample = SampleRuns.sample(0, measured);
    try (Receiver server = new Receiver();
        CloudWatchOutput output = to(server)) {
      server.answer(200, "{}");
      server.takeNoMoreThan(2);
      assertThatThrownBy(() -> output.send(sample)).isInstanceOf(IOException.class);
      server.answer(200, "{}");
      output.send(sample);

      int events = 0;
      for (Receiver.Request request : server.requests().subList(1, server.requests().size())) {
        events += new ObjectMapper().readTree(request.body()).path("logEvents").size();
      }
      assertThat(events).isEqualTo(1_501);
    }
  }

  @Test
  void eventsOfATimeThatIsNotTakenAreRefused() throws Exception {
    try (Receiver server = new Receiver();
        CloudWatchOutput output = to(server)) {
      server.answer(200, "{\"rejectedLogEventsInfo\":{\"tooOldLogEventEndIndex\":2}}");
      assertThatThrownBy(() -> output.send(home(0)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("correct the clock");
    }
  }

  @Test
  void whoeverDoesNotAnswerIsTriedAgain() throws Exception {
    Receiver server = new Receiver();
    try (CloudWatchOutput output = to(server, Duration.ofSeconds(1))) {
      server.answer(Receiver.HANG, "");
      assertThatThrownBy(() -> output.send(home(0))).hasMessage("no answer in time");
    } finally {
      server.close();
    }
    try (CloudWatchOutput output = to(server)) {
      assertThatThrownBy(() -> output.send(home(0)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(RefusedException.class)
          .hasMessage("could not connect");
    }
  }

  @Test
  void withoutCredentialsItSaysWhatToSet() throws Exception {
    try (Receiver server = new Receiver();
        CloudWatchOutput output =
            new CloudWatchOutput(
                "cloudwatch /a",
                new LogGroup(AwsEmulator.REGION, "/a"),
                AwsEmulator.withoutCredentials(server))) {
      assertThatThrownBy(() -> output.send(home(0)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(RefusedException.class)
          .hasMessageStartingWith("no AWS credentials are found: give the controller a role");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  @DisabledIfEnvironmentVariable(named = "AWS_REGION", matches = ".+")
  void withoutARegionItSaysWhereToNameIt() throws Exception {
    try (Receiver server = new Receiver();
        CloudWatchOutput output =
            new CloudWatchOutput(
                "cloudwatch /a",
                new LogGroup(null, "/a"),
                AwsEmulator.to(server, AwsEmulator.PATIENCE))) {
      assertThatThrownBy(() -> output.send(home(0)))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "the AWS region is not known: set AWS_REGION, or name it before the log group");
    }
  }
}
