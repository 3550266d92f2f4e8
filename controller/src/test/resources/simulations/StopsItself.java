import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** User 100 has had enough. */
public class StopsItself extends Simulation {
  {
    setUp(
            scenario("some")
                .exec(
                    http("hit")
                        .get("/fast")
                        .header("X-Scenario", session -> session.scenario())
                        .header("X-Ordinal", s -> String.valueOf(s.getLong("ordinal"))))
                .doIf(session -> session.getLong("ordinal") == 100)
                .then(stopLoadGenerator("enough"))
                .injectOpen(constantUsersPerSec(20).during(120)))
        .protocols(http.baseUrl(System.getProperty("target")));
  }
}
