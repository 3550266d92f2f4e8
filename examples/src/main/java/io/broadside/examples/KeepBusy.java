package io.broadside.examples;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

/** Closed model: a number of users is kept busy; whoever has finished is replaced. */
public class KeepBusy extends Simulation {

  private final String target = System.getProperty("target", "http://localhost:8081");
  private final int duration = Integer.getInteger("duration", 60);
  private final int users = Integer.getInteger("users", 40);

  private final ScenarioBuilder agent =
      scenario("agent").exec(http("slow report").get("/slow/400").check(status().is(200))).pause(1);

  {
    int ramp = Math.max(1, duration / 3);
    setUp(
            agent.injectClosed(
                rampConcurrentUsers(0).to(users).during(ramp),
                constantConcurrentUsers(users).during(Math.max(1, duration - ramp))))
        .protocols(http.baseUrl(target))
        .assertions(global().successfulRequests().percent().gt(99.0));
  }
}
