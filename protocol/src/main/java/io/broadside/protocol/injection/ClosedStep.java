package io.broadside.protocol.injection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A stretch of a closed profile: so many users at a time; one that ends is replaced. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClosedStep.Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = ClosedStep.Ramp.class, name = "ramp")
})
public sealed interface ClosedStep {

  /** How long it lasts, in seconds. */
  int seconds();

  /** Gatling's {@code constantConcurrentUsers}. */
  record Hold(int users, int seconds) implements ClosedStep {

    /** Refuses fewer than none, or no time. */
    public Hold {
      Bounds.users(users);
      Bounds.seconds(seconds);
    }
  }

  /** Gatling's {@code rampConcurrentUsers}. */
  record Ramp(int from, int to, int seconds) implements ClosedStep {

    /** Refuses fewer than none, or no time. */
    public Ramp {
      Bounds.users(from);
      Bounds.users(to);
      Bounds.seconds(seconds);
    }
  }

  /** One scenario's part of it: at both ends of a ramp exact, on its way within one user. */
  default ClosedStep part(Shares shares, int scenario) {
    return switch (this) {
      case Hold s -> new Hold((int) shares.dealt(scenario, s.users), s.seconds);
      case Ramp s ->
          new Ramp(
              (int) shares.dealt(scenario, s.from), (int) shares.dealt(scenario, s.to), s.seconds);
    };
  }
}
