import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;
import java.time.Duration;

/** Users who never end by themselves; property {@code most}: seconds until they have to. */
public class Endless extends Simulation {
  {
    setUp(
            scenario("endless")
                .forever()
                .on(
                    http("hit")
                        .get("/fast")
                        .header("X-Scenario", session -> session.scenario())
                        .header("X-Ordinal", s -> String.valueOf(s.getLong("ordinal"))))
                .injectOpen(constantUsersPerSec(10).during(2)))
        .protocols(http.baseUrl(System.getProperty("target")))
        .maxDuration(Duration.ofSeconds(Integer.getInteger("most", 120)));
  }
}
