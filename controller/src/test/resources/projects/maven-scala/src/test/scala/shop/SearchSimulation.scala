package shop

import io.gatling.core.Predef._
import io.gatling.http.Predef._

class SearchSimulation extends Simulation {

  private val search = scenario("search")
    .feed(csv("data/words.csv").circular)
    .exec(http("search").get("/fast?q=#{word}&of=#{ordinal}"))

  setUp(search.inject(atOnceUsers(3)))
    .protocols(http.baseUrl(System.getProperty("target")))
    .assertions(global.failedRequests.count.is(0))
}
