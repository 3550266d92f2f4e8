package io.broadside.protocol.injection;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;

import io.gatling.javaapi.core.OpenInjectionStep;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

/** How many users Gatling itself starts of a profile. */
final class GatlingArrivals {

  private GatlingArrivals() {}

  static long count(OpenProfile profile) {
    return profile.steps().stream().mapToLong(step -> count(gatling(step))).sum();
  }

  private static OpenInjectionStep gatling(OpenStep step) {
    return switch (step) {
      case OpenStep.AtOnce s -> atOnceUsers((int) s.users());
      case OpenStep.Spread s -> rampUsers((int) s.users()).during(s.seconds());
      case OpenStep.Peak s -> stressPeakUsers((int) s.users()).during(s.seconds());
      case OpenStep.Hold s -> constantUsersPerSec(s.rate().perSecond()).during(s.seconds());
      case OpenStep.Ramp s ->
          rampUsersPerSec(s.from().perSecond()).to(s.to().perSecond()).during(s.seconds());
      case OpenStep.Pause s -> nothingFor(s.seconds());
    };
  }

  private static long count(OpenInjectionStep step) {
    long count = 0;
    Iterator<FiniteDuration> starts =
        step.asScala().chain(scala.collection.Iterator$.MODULE$.<FiniteDuration>empty());
    while (starts.hasNext()) {
      starts.next();
      count++;
    }
    return count;
  }
}
