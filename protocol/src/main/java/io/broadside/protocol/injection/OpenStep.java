package io.broadside.protocol.injection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigInteger;

/** A stretch of an open profile: users who start, whatever becomes of those before. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OpenStep.AtOnce.class, name = "atOnce"),
  @JsonSubTypes.Type(value = OpenStep.Spread.class, name = "spread"),
  @JsonSubTypes.Type(value = OpenStep.Peak.class, name = "peak"),
  @JsonSubTypes.Type(value = OpenStep.Hold.class, name = "hold"),
  @JsonSubTypes.Type(value = OpenStep.Ramp.class, name = "ramp"),
  @JsonSubTypes.Type(value = OpenStep.Pause.class, name = "pause")
})
public sealed interface OpenStep {

  /** How long it lasts, in seconds. */
  int seconds();

  /** How many users it starts, as Gatling counts them; 0 where that is left to chance. */
  long users();

  /** Gatling's {@code atOnceUsers}. */
  record AtOnce(long users) implements OpenStep {

    /** Refuses fewer than none. */
    public AtOnce {
      Bounds.users(users);
    }

    @Override
    public int seconds() {
      return 0;
    }
  }

  /** Gatling's {@code rampUsers}: so many users, evenly. */
  record Spread(long users, int seconds) implements OpenStep {

    /** Refuses fewer than none, or no time. */
    public Spread {
      Bounds.users(users);
      Bounds.seconds(seconds);
    }
  }

  /** Gatling's {@code stressPeakUsers}: so many users, most of them in the middle. */
  record Peak(long users, int seconds) implements OpenStep {

    /** Refuses fewer than none, or no time. */
    public Peak {
      Bounds.users(users);
      Bounds.seconds(seconds);
    }
  }

  /** Gatling's {@code constantUsersPerSec}; randomized, its users are a Poisson process. */
  record Hold(Rate rate, int seconds, boolean randomized) implements OpenStep {

    /** Refuses no time. */
    public Hold {
      Bounds.seconds(seconds);
    }

    @Override
    public long users() {
      BigInteger twice = rate.users().multiply(BigInteger.valueOf(2L * seconds));
      return randomized
          ? 0
          : twice.add(rate.seconds()).divide(rate.seconds().shiftLeft(1)).longValueExact();
    }
  }

  /** Gatling's {@code rampUsersPerSec}; randomized, its users are a Poisson process. */
  record Ramp(Rate from, Rate to, int seconds, boolean randomized) implements OpenStep {

    /** Refuses no time. */
    public Ramp {
      Bounds.seconds(seconds);
    }

    @Override
    public long users() {
      Rate all = from.plus(to).times(seconds, 2);
      return randomized ? 0 : all.users().divide(all.seconds()).longValueExact();
    }
  }

  /** Gatling's {@code nothingFor}. */
  record Pause(int seconds) implements OpenStep {

    /** Refuses no time. */
    public Pause {
      Bounds.seconds(seconds);
    }

    @Override
    public long users() {
      return 0;
    }
  }

  /**
   * One scenario's part of it.
   *
   * @param before how many users all scenarios together have had before it
   */
  default OpenStep part(Shares shares, int scenario, long before) {
    long mine = shares.dealt(scenario, before + users()) - shares.dealt(scenario, before);
    return switch (this) {
      case AtOnce s -> new AtOnce(mine);
      case Spread s -> new Spread(mine, s.seconds);
      case Peak s -> new Peak(mine, s.seconds);
      case Hold s when s.randomized -> new Hold(shares.part(scenario, s.rate), s.seconds, true);
      case Hold s -> new Hold(Rate.of(mine, s.seconds), s.seconds, false);
      case Ramp s when s.randomized || s.users() == 0 ->
          new Ramp(
              shares.part(scenario, s.from), shares.part(scenario, s.to), s.seconds, s.randomized);
      case Ramp s ->
          new Ramp(s.from.times(mine, s.users()), s.to.times(mine, s.users()), s.seconds, false);
      case Pause s -> s;
    };
  }
}
