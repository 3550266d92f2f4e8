package io.broadside.worker.training;

/** A simulation and a plan that use what users' tests use, so that Java keeps those classes. */
public final class Exercise {

  /** The file of the simulation. */
  public static final String FILE = "Exercise.java";

  /** Property of the simulation with the URL of its target. */
  public static final String TARGET = "target";

  /** Property with the URL of its target that speaks TLS; empty where there is none. */
  public static final String SECURE_TARGET = "secure";

  /**
   * New and kept connections, TLS, checks of all usual kinds, captures, feeders, loops, conditions,
   * bodies, groups; the open and the closed model. It reads a plan and builds its scenarios, too.
   */
  public static final String SOURCE =
      """
      import static io.gatling.javaapi.core.CoreDsl.*;
      import static io.gatling.javaapi.http.HttpDsl.*;
      import io.broadside.plan.loader.PlanFiles;
      import io.broadside.plan.loader.PlanLoader;
      import io.broadside.protocol.plan.Secrets;
      import io.broadside.worker.scenario.PlannedSimulation;
      import io.gatling.javaapi.core.*;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.Map;

      public class Exercise extends Simulation {

        private static final String PLAN = \"""
            target: http://localhost
            phases: [ramp to 5/s in 10s, hold 10s]
            scenarios:
              look:
                weight: 3
                steps:
                  - feed: words
                  - get: /json
                    query: {q: "#{word}"}
                    expect: {status: 200, json: {"$.ok": true}}
                    capture: {id: "$.items[0].id"}
                  - think: 1s to 2s
                  - if: "#{id} == 7"
                    then: [{post: /json, json: {id: "#{id}"}}]
                  - repeat: 2
                    steps: [{group: pages, steps: [get: /page]}]
              buy: [{post: /form, form: {name: "#{ordinal}"}}]
            data: {words: {rows: [{word: boots}, {word: coat}]}}
            http: {headers: {Accept: "*/*"}}
            goals: [p99 < 300ms, error rate < 0.1%]
            \""";

        {
          try {
            new PlannedSimulation(PlanLoader.loadText(PLAN, PlanFiles.NONE), Path.of(""), Secrets.NONE);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          FeederBuilder<Object> feeder = listFeeder(List.of(
              Map.<String, Object>of("key", "a"), Map.<String, Object>of("key", "b"))).circular();
          ChainBuilder flow = exec(
              feed(feeder),
              http("page").get("/page?#{key}").header("X-User", "#{ordinal}").check(
                  status().is(200), css("h1").saveAs("title"), regex("Hel(.*)o").saveAs("l"),
                  substring("Hello").exists(), header("Content-Type").exists()),
              repeat(2, "round").on(exec(http("json").get("/json?#{round}").check(
                  jsonPath("$.items[0].id").saveAs("id"), jmesPath("ok").is("true"),
                  responseTimeInMillis().lt(60_000)))),
              doIfEquals("#{id}", "7").then(exec(
                  http("post").post("/json").body(StringBody("{\\"id\\": \\"#{id}\\"}")).asJson())),
              doIf(session -> session.contains("title")).then(group("forms").on(exec(
                  http("form").post("/form").formParam("title", "#{title}")))),
              randomSwitch().on(
                  percent(50).then(exec(http("left").get("/page"))),
                  percent(50).then(exec(http("right").get("/page")))),
              exec(session -> session.set("done", true)),
              pause(Duration.ofMillis(5), Duration.ofMillis(20)));
          List<PopulationBuilder> populations = new ArrayList<>(List.of(
              scenario("open").exec(flow).injectOpen(
                  rampUsersPerSec(5).to(40).during(2), constantUsersPerSec(40).during(2)),
              scenario("closed").exec(flow).injectClosed(
                  rampConcurrentUsers(1).to(4).during(2), constantConcurrentUsers(4).during(2))));
          String secure = System.getProperty("secure");
          if (!secure.isEmpty()) {
            populations.add(scenario("secure")
                .exec(http("secure").get(secure + "/json").check(jsonPath("$.ok").exists()))
                .injectOpen(constantUsersPerSec(10).during(4)));
          }
          setUp(populations)
              .protocols(http.baseUrl(System.getProperty("target")).acceptHeader("*/*"))
              .assertions(global().failedRequests().count().is(0L));
        }
      }
      """;

  private Exercise() {}
}
