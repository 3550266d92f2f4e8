import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** A crowd of one size: whoever has read a page asks for the next. */
public class ClosedCrowd extends Simulation {

  private static final int USERS = Integer.getInteger("users", 20);
  private static final int SECONDS = Integer.getInteger("duration", 60);

  private final ScenarioBuilder read =
      scenario("Read")
          .exec(http("page").get("/").check(status().is(200)))
          .pause(Duration.ofMillis(500), Duration.ofMillis(1500));

  {
    setUp(read.injectClosed(constantConcurrentUsers(USERS).during(SECONDS)))
        .protocols(http.baseUrl(System.getProperty("target")))
        .assertions(global().responseTime().percentile(99.0).lt(1000));
  }
}
