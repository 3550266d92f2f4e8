import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** Every open step there is; each request says whose it is. */
public class OpenLoad extends Simulation {
  {
    ScenarioBuilder all = scenario("all").exec(hit());
    ScenarioBuilder random = scenario("random").exec(hit());
    setUp(
            all.injectOpen(
                atOnceUsers(20),
                rampUsers(60).during(3),
                constantUsersPerSec(30).during(3),
                nothingFor(1),
                rampUsersPerSec(10).to(50).during(4),
                stressPeakUsers(100).during(4),
                incrementUsersPerSec(10).times(2).eachLevelLasting(3).startingFrom(10),
                constantUsersPerSec(20).during(Integer.getInteger("tail", 1))),
            random.injectOpen(
                constantUsersPerSec(30).during(8).randomized(),
                rampUsersPerSec(5).to(40).during(8).randomized()))
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }

  private static ChainBuilder hit() {
    return exec(
        http("hit")
            .get("/fast")
            .header("X-Scenario", session -> session.scenario())
            .header("X-Ordinal", session -> String.valueOf(session.getLong("ordinal"))));
  }
}
