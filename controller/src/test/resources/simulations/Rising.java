import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** Little at first, then more than one worker is to carry. */
public class Rising extends Simulation {
  {
    setUp(
            scenario("rising")
                .exec(
                    http("hit")
                        .get("/fast")
                        .header("X-Scenario", session -> session.scenario())
                        .header("X-Ordinal", s -> String.valueOf(s.getLong("ordinal"))))
                .injectOpen(constantUsersPerSec(5).during(50), constantUsersPerSec(45).during(100)))
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
