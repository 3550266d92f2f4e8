import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/**
 * One request over and over, which costs the target next to nothing: what a load generator spends
 * is its own. With {@code rate}, so many users a second with a request each; with {@code users}, so
 * many users that send one request after the other, without pauses.
 */
public class Steady extends Simulation {

  private final double rate = Double.parseDouble(System.getProperty("rate", "0"));
  private final int users = Integer.getInteger("users", 0);
  private final int duration = Integer.getInteger("duration");

  {
    ChainBuilder request = exec(http("fast").get("/fast").check(status().is(200)));
    PopulationBuilder population =
        rate > 0
            ? scenario("steady")
                .exec(request)
                .injectOpen(constantUsersPerSec(rate).during(duration))
            : scenario("steady").exec(during(duration).on(request)).injectOpen(atOnceUsers(users));
    setUp(population).protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
