package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to AWS is signed as it arrives, and what becomes of a function is told apart. */
@Timeout(120)
class AwsIT {

  @TempDir Path folder;

  private final Queue<String> billed = new ConcurrentLinkedQueue<>();
  private final RecordingMeasurements measurements =
      new RecordingMeasurements() {
        @Override
        public void group(
            String scenario, List<String> groups, boolean ok, long start, long millis) {
          if (groups.getLast().startsWith("billed")) {
            billed.add("%d ms of %s, %s".formatted(millis, groups, ok));
          }
        }
      };
  private AwsServer server;

  @BeforeAll
  static void prepare() {
    GatlingSettings.load();
    AwsServer.giveKeys();
  }

  @BeforeEach
  void open() throws Exception {
    server = new AwsServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everyKindOfRequestIsSignedAsItArrives() throws Exception {
    play(
        """
        target: SERVER
        phases: [start 1 users at once]
        http: {sign: {service: execute-api, region: eu-central-1}, headers: {Accept: "*/*"}}
        scenarios:
          signed:
            - get: /
            - get: "/a b/ä?q=boots and more&q=ä&empty=&flag&z=1+2"
            - get: /list
              query: {b: "two words", a: "1/2", a%: "x=y&z"}
              headers: {X-Amz-Meta-Note: "  of   spaces "}
            - post: /order
              json: {customer: "#{ordinal}"}
            - post: /form
              form: {name: Ann Ä, b: "1"}
            - put: /object
              body: "a text"
              sign: {service: s3, region: eu-central-1, payload: unsigned}
            - post: /upload
              multipart: {title: a photo}
              sign: {service: s3, region: eu-central-1}
            - delete: //odd//path/./..
            - get: /open
              sign: none
        """);
    assertThat(server.seen).hasSize(9);
    assertThat(server.seen.stream().filter(s -> s.startsWith("unsigned")))
        .containsExactly("unsigned GET /open");
    assertThat(measurements.told).filteredOn(t -> t.contains(" false ")).isEmpty();
  }

  @Test
  void whatBecomesOfAFunctionIsToldApart() throws Exception {
    play(
        """
        phases: [start 1 users at once]
        scenarios:
          call:
            - {invoke: fine, region: eu-central-1, endpoint: SERVER, json: {a: 1}, capture: {order: $.order}}
            - {invoke: later, region: eu-central-1, endpoint: SERVER, as: event, body: "#{order}"}
            - {invoke: "arn:aws:lambda:eu-west-1:123456789012:function:other:live", endpoint: SERVER}
            - {invoke: failing, region: eu-central-1, endpoint: SERVER, qualifier: 3}
            - {invoke: throttled, region: eu-central-1, endpoint: SERVER}
            - {invoke: updating, region: eu-central-1, endpoint: SERVER, retry: 1}
            - {invoke: throttled, name: again, region: eu-central-1, endpoint: SERVER, retry: 1}
        """);
    assertThat(responses())
        .containsExactly(
            "invoke fine true null",
            "invoke later true null",
            "invoke other:live true null",
            "invoke failing false function error, found TypeError",
            "invoke throttled false status.find.in([200, 209], 304)," + " found 429",
            "invoke updating false status.find.in([200, 209], 304)," + " found 409",
            "invoke updating false status.find.in([200, 209], 304)," + " found 409",
            "again false status.find.in([200, 209], 304)," + " found 429",
            "again false status.find.in([200, 209], 304)," + " found 429");
    assertThat(measurements.told).contains("ended call");
    assertThat(server.seen).allMatch(s -> s.startsWith("signed POST /2015-03-31/functions/"));
    assertThat(server.seen)
        .contains("signed POST /2015-03-31/functions/failing/invocations?Qualifier=3");
  }

  @Test
  void whatIsBilledIsMeasuredApart() throws Exception {
    String plan =
        """
        target: http://localhost
        phases: [start 1 users at once]
        scenarios:
          call:
            - {invoke: plain, region: eu-central-1, endpoint: SERVER}
            - group: order
              steps:
                - {invoke: fine, region: eu-central-1, endpoint: SERVER, billed: true, capture: {order: $.order}}
            - {invoke: silent, region: eu-central-1, endpoint: SERVER, billed: true}
            - {invoke: throttled, region: eu-central-1, endpoint: SERVER, billed: true}
            - {invoke: failing, name: "fail #{order}", region: eu-central-1, endpoint: SERVER, billed: true, retry: 1}
        """;
    List<String> measured =
        List.of(
            "123 ms of [order, billed invoke fine], true",
            "123 ms of [billed fail 7], true",
            "123 ms of [billed fail 7], true");
    play(plan);
    assertThat(billed).containsExactlyElementsOf(measured);
    assertThat(responses()).hasSize(6);
    assertThat(measurements.told).noneMatch(t -> t.startsWith("own"));
    billed.clear();
    Solo.play(Exported.simulation(loaded(plan), folder, folder), measurements);
    assertThat(billed).containsExactlyElementsOf(measured);
  }

  @Test
  void aHostThatIsMadeOnTheWayAndSaysNeitherServiceNorRegionIsNamed() throws Exception {
    play(
        """
        target: SERVER
        phases: [start 1 users at once]
        http: {sign: aws}
        scenarios:
          signed:
            - {get: /where, sign: none, capture: {host: $.host}}
            - get: "http://#{host}/"
        """);
    assertThat(measurements.told)
        .anyMatch(t -> t.contains("the host name 127.0.0.1 does not show"));
  }

  private List<String> responses() {
    return measurements.told.stream()
        .filter(t -> t.startsWith("response call "))
        .map(t -> t.substring("response call [] ".length()))
        .toList();
  }

  private void play(String plan) throws Exception {
    Solo.play(new PlannedSimulation(loaded(plan), folder, new Secrets(Map.of())), measurements);
  }

  private TestPlan loaded(String plan) throws Exception {
    return PlanLoader.loadText(plan.replace("SERVER", server.url()), PlanFiles.in(folder));
  }
}
