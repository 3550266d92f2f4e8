package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.wire.Json;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Measure;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.RunWriter;
import io.broadside.target.TargetService;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A controller that is killed leaves nothing behind. */
class OrphansIT {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  @TempDir Path folder;

  /** At a moment that differs from time to time: before, while or after it writes. */
  @RepeatedTest(3)
  @Timeout(300)
  void aKilledControllerLeavesNothingButARecordOfWhatItKnew() throws Exception {
    try (TargetService target = new TargetService(0, true);
        HttpClient http = HttpClient.newHttpClient()) {
      Process controller = controller();
      try (BufferedReader said = controller.inputReader()) {
        URI api = address(said);
        start(http, api, target);
        int enough = 20 + ThreadLocalRandom.current().nextInt(200);
        while (target.hits().size() < enough) {
          assertThat(controller.isAlive()).isTrue();
          TimeUnit.MILLISECONDS.sleep(50);
        }
        List<ProcessHandle> children = controller.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);
        controller.destroyForcibly();
        for (ProcessHandle child : children) {
          child.onExit().get(60, TimeUnit.SECONDS);
        }
        record(target.hits().size());
      } finally {
        controller.destroyForcibly();
      }
    }
  }

  private void record(int hits) throws Exception {
    RunSummary left =
        new FolderStore(folder.resolve(".broadside/results"))
            .list().stream().findFirst().orElseThrow();
    RunFolder run = RunFolder.at(folder.resolve(".broadside/results").resolve(left.id()));
    Map<Long, Long> responses = new HashMap<>();
    run.intervals(
        i -> {
          assertThat(i.isOneSecond()).isTrue();
          responses.put(
              i.second(),
              i.measured().stream()
                  .filter(m -> m.measure() == Measure.RESPONSE)
                  .mapToLong(m -> m.values().count())
                  .sum());
        });

    assertThat(left.endedAtMillis()).isNull();
    assertThat(run.record().verdicts()).isNull();
    assertThat(run.record().totals().requests()).isLessThanOrEqualTo(hits);
    assertThat(responses.values().stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(hits);
    for (Second s : run.seconds()) {
      assertThat(s.requests()).isEqualTo(responses.get(s.second()));
      assertThat(s.offered() + s.missed() + s.unknown())
          .isLessThanOrEqualTo(s.planned())
          .isGreaterThanOrEqualTo(s.settled() ? s.planned() : 0);
    }
    RunWriter.open(run).write(run.record());
    assertThat(run.intervals(i -> {})).as("whoever goes on finds it whole").isTrue();
  }

  private Process controller() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dbroadside.home=" + Path.of(System.getProperty("broadside.home", "..")),
            "-cp",
            System.getProperty("java.class.path"),
            "io.broadside.controller.Main",
            "controller",
            "--port",
            "0",
            "--workers",
            "2")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static URI address(BufferedReader said) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group());
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("it named no address: " + all);
  }

  private static void start(HttpClient http, URI api, TargetService target) throws Exception {
    URI upload = api.resolve("/api/simulations/OpenLoad.java");
    HttpRequest simulation =
        HttpRequest.newBuilder(upload)
            .PUT(
                HttpRequest.BodyPublishers.ofFile(
                    Path.of("src/test/resources/simulations/OpenLoad.java")))
            .build();
    assertThat(http.send(simulation, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    HttpRequest run =
        HttpRequest.newBuilder(api.resolve("/api/runs"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    Json.write(
                        RunRequests.of(
                            Map.of(
                                "simulation",
                                "OpenLoad.java",
                                "target",
                                target.address().toString(),
                                "properties",
                                Lab.LONG)))))
            .build();
    assertThat(http.send(run, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }
}
