import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.Simulation;

/** One request a user, at a steady rate: what a load generator spends is its own. */
public class Steady extends Simulation {

  private final double rate = Double.parseDouble(System.getProperty("rate"));
  private final int duration = Integer.getInteger("duration");

  {
    setUp(
            scenario("steady")
                .exec(http("fast").get("/fast").check(status().is(200)))
                .injectOpen(constantUsersPerSec(rate).during(duration)))
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
