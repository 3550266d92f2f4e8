import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** More users than the throttle lets through. */
public class ThrottledLoad extends Simulation {
  {
    setUp(
            scenario("throttled")
                .exec(
                    forever().on(http("hit").get("/fast").header("X-Scenario", s -> s.scenario())))
                .injectOpen(atOnceUsers(60)))
        .throttle(reachRps(40).in(4), holdFor(4), jumpToRps(10), holdFor(4))
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
