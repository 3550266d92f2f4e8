package shop;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;

public class BuySimulation extends Simulation {

  HttpProtocolBuilder shop = http.baseUrl(System.getProperty("target"));

  ScenarioBuilder buy =
      scenario("buy")
          .feed(csv("data/users.csv").circular())
          .exec(session -> session.set("buyer", Person.any().getName()))
          .exec(
              http("buy")
                  .post("/fast?by=#{buyer}&as=#{user}")
                  .body(ElFileBody("bodies/cart.json")));

  {
    setUp(buy.injectOpen(atOnceUsers(3))).protocols(shop);
  }
}
