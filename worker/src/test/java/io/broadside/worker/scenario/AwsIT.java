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

  private final RecordingMeasurements measurements = new RecordingMeasurements();
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
            - {invoke: updating, region: eu-central-1, endpoint: SERVER}
        """);
    assertThat(responses())
        .containsExactly(
            "invoke fine true null",
            "invoke later true null",
            "invoke other:live true null",
            "invoke failing false function error, found TypeError",
            "invoke throttled false status.find.in([200, 209], 304)," + " found 429",
            "invoke updating false status.find.in([200, 209], 304)," + " found 409");
    assertThat(server.seen).allMatch(s -> s.startsWith("signed POST /2015-03-31/functions/"));
    assertThat(server.seen)
        .contains("signed POST /2015-03-31/functions/failing/invocations?Qualifier=3");
  }

  @Test
  void aHostThatSaysNeitherServiceNorRegionIsNamed() throws Exception {
    play(
        """
        target: SERVER
        phases: [start 1 users at once]
        http: {sign: aws}
        scenarios: {signed: [get: /]}
        """);
    assertThat(measurements.told)
        .anyMatch(t -> t.contains("the name of the host 127.0.0.1 does not say"));
  }

  private List<String> responses() {
    return measurements.told.stream()
        .filter(t -> t.startsWith("response call "))
        .map(t -> t.substring("response call [] ".length()))
        .toList();
  }

  private void play(String plan) throws Exception {
    TestPlan loaded =
        PlanLoader.loadText(plan.replace("SERVER", server.url()), PlanFiles.in(folder));
    Solo.play(new PlannedSimulation(loaded, folder, new Secrets(Map.of())), measurements);
  }
}
