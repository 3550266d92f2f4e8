package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.export.text.Java;
import io.broadside.protocol.injection.ClosedProfile;
import io.broadside.protocol.injection.ClosedStep;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Profile;
import io.broadside.protocol.injection.Rate;

/** Writes an injection profile as calls of Gatling's DSL. */
final class ProfileJava {

  private ProfileJava() {}

  static String of(Profile profile) {
    return switch (profile) {
      case OpenProfile p ->
          ".injectOpen(\n"
              + Java.indent(p.steps().stream().map(ProfileJava::open).collect(joining(",\n")))
              + ")";
      case ClosedProfile p ->
          ".injectClosed(\n"
              + Java.indent(p.steps().stream().map(ProfileJava::closed).collect(joining(",\n")))
              + ")";
    };
  }

  private static String open(OpenStep step) {
    return switch (step) {
      case OpenStep.AtOnce s -> "atOnceUsers(" + s.users() + ")";
      case OpenStep.Spread s -> "rampUsers(%d).during(%d)".formatted(s.users(), s.seconds());
      case OpenStep.Peak s -> "stressPeakUsers(%d).during(%d)".formatted(s.users(), s.seconds());
      case OpenStep.Hold s ->
          "constantUsersPerSec(%s).during(%d)".formatted(rate(s.rate()), s.seconds())
              + (s.randomized() ? ".randomized()" : "");
      case OpenStep.Ramp s ->
          "rampUsersPerSec(%s).to(%s).during(%d)"
                  .formatted(rate(s.from()), rate(s.to()), s.seconds())
              + (s.randomized() ? ".randomized()" : "");
      case OpenStep.Pause s -> "nothingFor(" + s.seconds() + ")";
    };
  }

  private static String closed(ClosedStep step) {
    return switch (step) {
      case ClosedStep.Hold s ->
          "constantConcurrentUsers(%d).during(%d)".formatted(s.users(), s.seconds());
      case ClosedStep.Ramp s ->
          "rampConcurrentUsers(%d).to(%d).during(%d)".formatted(s.from(), s.to(), s.seconds());
    };
  }

  private static String rate(Rate rate) {
    return Java.number(rate.perSecond());
  }
}
