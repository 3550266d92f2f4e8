package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.ErrorRow;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.Verdicts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
        "exec(s -> s)|atOnceUsers(3)|Of 3 users none had an answer",
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
        .extracting(ErrorRow::request)
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
          .contains("cannot be written to %s (%s)".formatted(results, disk.reason()));
      assertThat(results).isDirectoryNotContaining(f -> !f.endsWith("rest"));
    }
  }

  private Live run(String chain, String injection) throws Exception {
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
    Map<String, Object> fields =
        Map.of(
            "simulation",
            "Doubtful.java",
            "target",
            lab.target.address(),
            "workers",
            1,
            "warmUpSeconds",
            0);
    Live end = lab.awaitEnd(lab.start(Requests.of(fields)));
    assertThat(end.run().state()).as(end.run().toString()).isEqualTo(RunState.FINISHED);
    return end;
  }
}
