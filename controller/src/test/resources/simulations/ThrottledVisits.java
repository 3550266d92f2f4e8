import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** Users who have more to do than the throttle lets through for a while. */
public class ThrottledVisits extends Simulation {
  {
    setUp(
            scenario("visits")
                .repeat(6)
                .on(
                    http("hit")
                        .get("/fast")
                        .header("X-Scenario", session -> session.scenario())
                        .header("X-Ordinal", s -> String.valueOf(s.getLong("ordinal"))))
                .injectOpen(atOnceUsers(60)))
        .throttle(jumpToRps(30), holdFor(60))
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
