package shop;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import com.acme.names.Names;
import io.gatling.javaapi.core.*;

public class VisitSimulation extends Simulation {
  {
    setUp(
            scenario("visit")
                .feed(csv("data/pages.csv").circular())
                .exec(http("visit").get("/fast?by=" + Names.any() + "&page=#{page}"))
                .injectOpen(atOnceUsers(3)))
        .protocols(http.baseUrl(System.getProperty("target")));
  }
}
