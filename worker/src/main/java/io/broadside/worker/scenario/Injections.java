package io.broadside.worker.scenario;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.stressPeakUsers;

import io.broadside.protocol.injection.ClosedProfile;
import io.broadside.protocol.injection.ClosedStep;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Profile;
import io.gatling.javaapi.core.ClosedInjectionStep;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;

/** Injection profiles as Gatling's. */
public final class Injections {

  private Injections() {}

  /** A scenario whose users start as a profile says. */
  public static PopulationBuilder inject(ScenarioBuilder scenario, Profile profile) {
    return switch (profile) {
      case OpenProfile p ->
          scenario.injectOpen(
              p.steps().stream().map(Injections::open).toArray(OpenInjectionStep[]::new));
      case ClosedProfile p ->
          scenario.injectClosed(
              p.steps().stream().map(Injections::closed).toArray(ClosedInjectionStep[]::new));
    };
  }

  private static OpenInjectionStep open(OpenStep step) {
    return switch (step) {
      case OpenStep.AtOnce s -> atOnceUsers(Math.toIntExact(s.users()));
      case OpenStep.Spread s -> rampUsers(Math.toIntExact(s.users())).during(s.seconds());
      case OpenStep.Peak s -> stressPeakUsers(Math.toIntExact(s.users())).during(s.seconds());
      case OpenStep.Hold s -> {
        var steady = constantUsersPerSec(s.rate().perSecond()).during(s.seconds());
        yield s.randomized() ? steady.randomized() : steady;
      }
      case OpenStep.Ramp s -> {
        var ramp = rampUsersPerSec(s.from().perSecond()).to(s.to().perSecond()).during(s.seconds());
        yield s.randomized() ? ramp.randomized() : ramp;
      }
      case OpenStep.Pause s -> nothingFor(s.seconds());
    };
  }

  private static ClosedInjectionStep closed(ClosedStep step) {
    return switch (step) {
      case ClosedStep.Hold s -> constantConcurrentUsers(s.users()).during(s.seconds());
      case ClosedStep.Ramp s -> rampConcurrentUsers(s.from()).to(s.to()).during(s.seconds());
    };
  }
}
