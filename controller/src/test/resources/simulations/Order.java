import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Records dealt over the fleet, one population after another, and one that everybody runs whole.
 */
public class Order extends Simulation {

  private final FeederBuilder<Object> records =
      listFeeder(
              IntStream.range(0, 150).mapToObj(i -> Map.<String, Object>of("record", i)).toList())
          .shard();

  {
    ScenarioBuilder first =
        scenario("first").feed(records).exec(hit("/fast?record=#{record}")).pause(1);
    ScenarioBuilder second = scenario("second").exec(hit("/fast"));
    ScenarioBuilder everywhere = scenario("everywhere").exec(hit("/fast"));
    setUp(
            first
                .injectOpen(rampUsers(150).during(5))
                .andThen(second.injectOpen(constantUsersPerSec(20).during(3))),
            everywhere.injectOpen(constantUsersPerSec(2).during(5)).noShard())
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }

  private static ChainBuilder hit(String path) {
    return exec(
        http("hit")
            .get(path)
            .header("X-Scenario", session -> session.scenario())
            .header("X-Ordinal", session -> String.valueOf(session.getLong("ordinal"))));
  }
}
