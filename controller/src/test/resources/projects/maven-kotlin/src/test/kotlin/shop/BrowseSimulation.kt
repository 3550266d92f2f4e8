package shop

import io.gatling.javaapi.core.CoreDsl.*
import io.gatling.javaapi.core.Simulation
import io.gatling.javaapi.http.HttpDsl.*

class BrowseSimulation : Simulation() {

  private val shop = http.baseUrl(System.getProperty("target"))

  private val browse =
      scenario("browse")
          .feed(csv("buyers.csv").circular())
          .exec(http("browse").get("/fast?by=#{name}"))

  init {
    setUp(browse.injectOpen(atOnceUsers(3))).protocols(shop)
  }
}
