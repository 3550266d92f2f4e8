package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.store.FolderStore;
import io.broadside.target.Hit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One real worker, and simulations that run to their end without doing what they were to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class DoubtfulRunIT {

  private static final String SENDS = "http(\"r\").get(\"/fast\")";

  private Lab lab;
  private Path data;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    lab = new Lab(folder);
    data = folder.resolve("data");
  }

  @AfterAll
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exec(s -> s)|atOnceUsers(3)|None of the 3 users got a response",
        "http(\"r\").get(\"#{none}/fast\")|atOnceUsers(3)|3 requests could not be sent, most often:"
            + " No attribute named 'none' is defined",
        "http(\"r\").get(\"/fast\")|nothingFor(1)|No user was started"
      })
  void aRunThatSentNothingDoesNotPass(String chain, String injection, String reason)
      throws Exception {
    Live end = run(chain, injection);

    Verdicts verdicts = Objects.requireNonNull(end.run().verdicts());
    assertThat(verdicts.generator().trust()).isEqualTo(Verdicts.Trust.INVALID);
    assertThat(verdicts.generator().reasons())
        .filteredOn(r -> r.code().equals("nothing-measured"))
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains(reason));
    assertThat(verdicts.target().outcome()).isEqualTo(Verdicts.Outcome.NOTHING_MEASURED);
  }

  @Test
  void whatFailsInTheSimulationsOwnCodeIsPartOfTheRun() throws Exception {
    Live end =
        run(
            "exec(s -> { throw new IllegalStateException(\"no stock\"); }).exec(%s)"
                .formatted(SENDS),
            "atOnceUsers(3)");

    assertThat(end.totals().requests()).isEqualTo(3);
    assertThat(end.totals().ownErrors()).isEqualTo(3);
    assertThat(end.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.count()).isEqualTo(3);
              assertThat(e.message()).contains("no stock");
            })
        .extracting(ErrorCount::request)
        .isEqualTo("the simulation's own code");
    assertThat(Objects.requireNonNull(end.run().verdicts()).generator().reasons())
        .extracting(Verdicts.Reason::code)
        .contains("simulation-errors");
  }

  @Test
  void resultsThatCannotBeKeptAreMissedAloud() throws Exception {
    Path results = data.resolve("results");
    Files.createDirectories(results);
    try (SmallDisk disk = new SmallDisk(results)) {
      disk.fill();
      Live end = run(SENDS, "atOnceUsers(3)");

      assertThat(end.run().resultsProblem())
          .contains(
              "cannot be written to %s (%s)"
                  .formatted(results.resolve(end.run().id()), disk.reason()));
      assertThat(new FolderStore(results).list()).isEmpty();
    }
  }

  @Test
  void aSecretReachesTheTargetAndStandsNowhereElse() throws Exception {
    String secret = "hunter2-" + UUID.randomUUID();
    String chain =
        """
        http("r").get("/fast?p=" + System.getProperty("password")))
        .exec(http("u").get("/fast").check(substring(System.getProperty("password"))))
        .exec(s -> {
          System.out.print("printed " + System.getProperty("password"));
          System.err.println(" and " + System.getProperty("password"));
          throw new IllegalStateException(System.getProperty("password"));
        }
        """;
    Live end = run(chain, "atOnceUsers(2)", Map.of("secrets", Map.of("password", secret)));

    assertThat(lab.target.hits()).extracting(Hit::path).contains("/fast?p=" + secret);
    assertThat(end.totals().ownErrors()).isEqualTo(2);
    assertThat(end.errors()).hasSize(2).allMatch(e -> e.message().contains("(secret password)"));
    String run = "/api/runs/" + end.run().id();
    for (String path : List.of(run, run + "/live", "/api/runs", "/api/workers", "/metrics")) {
      assertThat(new String(lab.send("GET", path, new byte[0]).body(), StandardCharsets.UTF_8))
          .as(path)
          .isNotEmpty()
          .doesNotContain(secret);
    }
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> texts = files.filter(f -> f.toString().matches(".*\\.(json|log)")).toList();
      assertThat(texts).allSatisfy(f -> assertThat(f).content().doesNotContain(secret));
      assertThat(texts)
          .anySatisfy(f -> assertThat(f).content().contains("printed (secret password)"));
    }
  }

  private Live run(String chain, String injection) throws Exception {
    return run(chain, injection, Map.of());
  }

  private Live run(String chain, String injection, Map<String, Object> more) throws Exception {
    String simulation =
        """
        import static io.gatling.javaapi.core.CoreDsl.*;
        import static io.gatling.javaapi.http.HttpDsl.*;
        public class Doubtful extends io.gatling.javaapi.core.Simulation {{
          setUp(scenario("s").exec(%s).injectOpen(%s))
              .protocols(http.baseUrl(System.getProperty("target")))
              .assertions(global().failedRequests().count().is(0L));
        }}
        """
            .formatted(chain, injection);
    lab.upload("Doubtful.java", simulation.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("simulation", "Doubtful.java");
    fields.put("target", lab.target.address());
    fields.put("workers", 1);
    fields.put("warmUpSeconds", 0);
    Live end = lab.awaitEnd(lab.start(RunRequests.of(fields)));
    assertThat(end.run().state()).as(end.run().toString()).isEqualTo(RunState.FINISHED);
    return end;
  }
}
