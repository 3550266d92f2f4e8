package io.broadside.examples;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

/**
 * Several populations: customers log in, each as another one; once all have, the sale begins, while
 * a limit holds the requests of all workers together. {@code shard()} deals the file out over the
 * whole fleet, so that nobody logs in twice.
 */
public class SeasonSale extends Simulation {

  private final String target = System.getProperty("target", "http://localhost:8081");
  private final int customers = Integer.getInteger("customers", 200);
  private final int limit = Integer.getInteger("limit", 80);

  private final FeederBuilder<String> accounts = csv("customers.csv").shard();

  private final ScenarioBuilder logIn =
      scenario("log in")
          .feed(accounts)
          .exec(
              http("log in")
                  .get("/login?name=#{name}")
                  .check(status().is(200), jsonPath("$.ok").is("true")));

  private final ScenarioBuilder buy =
      scenario("buy")
          .group("purchase")
          .on(
              exec(http("offer").get("/offer").check(status().is(200))),
              exec(http("order").post("/order").check(status().is(200))));

  {
    setUp(
            logIn
                .injectOpen(rampUsers(customers).during(10))
                .andThen(buy.injectOpen(constantUsersPerSec(30).during(15))))
        .throttle(reachRps(limit).in(5), holdFor(3600))
        .maxDuration(120)
        .protocols(http.baseUrl(target))
        .assertions(
            forAll().failedRequests().percent().lt(1.0),
            details("purchase").responseTime().percentile(99).lt(500));
  }
}
