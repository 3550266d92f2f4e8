package shop

import io.gatling.core.Predef._
import io.gatling.http.Predef._

class LookSimulation extends Simulation {

  private val look = scenario("look")
    .feed(csv("words.csv").circular)
    .exec(http("look").get("/fast?q=#{word}&of=#{ordinal}"))

  setUp(look.inject(atOnceUsers(3)))
    .protocols(http.baseUrl(System.getProperty("target")))
    .assertions(global.failedRequests.count.is(0))
}
