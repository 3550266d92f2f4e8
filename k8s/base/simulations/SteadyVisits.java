import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;

/** Visitors who come at a steady rate, whatever the target's answers take. */
public class SteadyVisits extends Simulation {

  private static final int PER_SECOND = Integer.getInteger("rate", 10);
  private static final int SECONDS = Integer.getInteger("duration", 60);

  private final ScenarioBuilder visit =
      scenario("Visit").exec(http("home").get("/").check(status().is(200)));

  {
    setUp(visit.injectOpen(constantUsersPerSec(PER_SECOND).during(SECONDS)))
        .protocols(http.baseUrl(System.getProperty("target")))
        .assertions(global().failedRequests().percent().lt(1.0));
  }
}
