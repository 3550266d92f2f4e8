import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** Users who stay, so that whoever is new in a second was added in it. */
public class ClosedLoad extends Simulation {
  {
    setUp(
            scenario("closed")
                .exec(
                    forever()
                        .on(
                            exec(
                                http("hit")
                                    .get("/fast")
                                    .header("X-Scenario", session -> session.scenario())
                                    .header(
                                        "X-Ordinal",
                                        session -> String.valueOf(session.getLong("ordinal")))),
                            pause(java.time.Duration.ofMillis(500))))
                .injectClosed(
                    constantConcurrentUsers(7).during(3),
                    rampConcurrentUsers(7).to(20).during(5),
                    incrementConcurrentUsers(5).times(2).eachLevelLasting(2).startingFrom(20)))
        .maxDuration(14)
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }
}
