import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** A profile that is longer than the run may be. */
public class CutShort extends Simulation {
  {
    setUp(
            scenario("cut")
                .exec(
                    http("hit")
                        .get("/fast")
                        .header("X-Scenario", session -> session.scenario())
                        .header("X-Ordinal", s -> String.valueOf(s.getLong("ordinal"))))
                .injectOpen(constantUsersPerSec(20).during(600)))
        .maxDuration(6)
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
