package io.broadside.examples;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/** Open model: visitors arrive faster and faster, then at a steady rate, whatever the shop does. */
public class BrowseShop extends Simulation {

  private final String target = System.getProperty("target", "http://localhost:8081");
  private final int duration = Integer.getInteger("duration", 60);
  private final double rate = Double.parseDouble(System.getProperty("rate", "60"));

  private final HttpProtocolBuilder shop = http.baseUrl(target).acceptHeader("application/json");

  private final ScenarioBuilder visitor =
      scenario("visitor")
          .exec(http("home").get("/").check(status().is(200)))
          .pause(1)
          .exec(http("search").get("/search?q=boots").check(status().is(200)))
          .pause(1)
          .exec(http("cart").post("/cart").check(status().is(200)));

  {
    int ramp = Math.max(1, duration / 3);
    setUp(
            visitor.injectOpen(
                rampUsersPerSec(1).to(rate).during(ramp),
                constantUsersPerSec(rate).during(Math.max(1, duration - ramp)).randomized()))
        .protocols(shop)
        .assertions(
            global().responseTime().percentile(95).lt(250),
            global().failedRequests().percent().lt(2.0));
  }
}
