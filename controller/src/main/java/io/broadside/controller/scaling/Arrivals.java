package io.broadside.controller.scaling;

import io.broadside.protocol.injection.ClosedProfile;
import io.broadside.protocol.injection.ClosedStep;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.injection.Profile;
import io.broadside.protocol.injection.Rate;
import io.broadside.protocol.injection.Shares;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The users of a load by the second, before any worker has seen it: counted as Gatling deals them
 * out, but for those of randomized steps, of whom there are as many as are to be expected.
 *
 * @param injection when users start
 * @param shares of its scenarios; empty where nobody knows them yet
 */
public record Arrivals(Injection injection, Optional<Shares> shares) {

  /** Rates are fractions, and their sums are not exact. */
  private static final double SLIP = 1e-9;

  /** Where scenarios share the load, it is the same however many there are, but for a few users. */
  public boolean areKnown() {
    return injection.shared() || shares.isPresent();
  }

  /** All scenarios together as one population. */
  public Population population() {
    List<Profile> parts =
        shares
            .map(s -> IntStream.range(0, s.size()).mapToObj(i -> injection.of(i, s)).toList())
            .orElse(List.of(injection.profile()));
    Model model = injection.profile() instanceof OpenProfile ? Model.OPEN : Model.CLOSED;
    long[] users = new long[0];
    for (Profile part : parts) {
      List<Integer> own =
          switch (part) {
            case OpenProfile open -> starts(open);
            case ClosedProfile closed -> kept(closed);
          };
      users = Arrays.copyOf(users, Math.max(users.length, own.size()));
      for (int s = 0; s < own.size(); s++) {
        users[s] += own.get(s);
      }
    }
    return new Population(
        "all", model, true, Set.of(), Arrays.stream(users).mapToObj(Arrivals::bounded).toList());
  }

  private static int bounded(long users) {
    return (int) Math.min(Integer.MAX_VALUE, users);
  }

  private static List<Integer> starts(OpenProfile profile) {
    List<Integer> seconds = new ArrayList<>();
    long atOnce = 0;
    for (OpenStep step : profile.steps()) {
      int from = seconds.size();
      if (step.seconds() == 0) {
        atOnce += step.users();
      }
      long before = 0;
      for (int s = 1; s <= step.seconds(); s++) {
        long now = before(step, s);
        seconds.add(bounded(now - before));
        before = now;
      }
      if (step.seconds() > 0) {
        seconds.set(from, bounded(seconds.get(from) + atOnce));
        atOnce = 0;
      }
    }
    if (atOnce > 0) {
      seconds.add(bounded(atOnce));
    }
    return seconds;
  }

  /** How many users a step starts before its second {@code t} is over. */
  private static long before(OpenStep step, int t) {
    return switch (step) {
      case OpenStep.AtOnce s -> s.users();
      case OpenStep.Pause s -> s.users();
      case OpenStep.Spread s ->
          Math.min(s.users(), (long) Math.ceil((double) t * s.users() / s.seconds() - SLIP));
      case OpenStep.Hold s -> t == s.seconds() && !s.randomized() ? s.users() : whole(sum(s, t));
      case OpenStep.Ramp s -> t == s.seconds() && !s.randomized() ? s.users() : whole(sum(s, t));
      case OpenStep.Peak s -> t == s.seconds() ? s.users() : peak(s, t);
    };
  }

  private static long whole(double users) {
    return (long) Math.floor(users + SLIP);
  }

  private static double sum(OpenStep.Hold s, int t) {
    return perSecond(s.rate()) * t;
  }

  private static double sum(OpenStep.Ramp s, int t) {
    double from = perSecond(s.from());
    return from * t + (perSecond(s.to()) - from) * t * t / (2.0 * s.seconds());
  }

  private static double perSecond(Rate rate) {
    return rate.users().doubleValue() / rate.seconds().doubleValue();
  }

  /** The inverse of how Gatling spaces the users of a peak: by the error function. */
  private static long peak(OpenStep.Peak s, int t) {
    double edge = edge(s.users());
    double users = (1 + erf(edge * (2.0 * t / s.seconds() - 1))) / 2 * (s.users() + 2);
    return Math.clamp(whole(users), 0, s.users());
  }

  /** Where the first user is: the {@code x} at which {@code erf(x)} leaves one of them outside. */
  private static double edge(long users) {
    double wanted = 1 - 2.0 / (users + 2);
    double low = 0;
    double high = 6;
    while (high - low > SLIP) {
      double middle = (low + high) / 2;
      if (erf(middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Abramowitz and Stegun 7.1.26; off by less than 1.5e-7. */
  private static double erf(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double sum =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.signum(x) * (1 - sum * Math.exp(-x * x));
  }

  private static List<Integer> kept(ClosedProfile profile) {
    List<Integer> seconds = new ArrayList<>();
    for (ClosedStep step : profile.steps()) {
      switch (step) {
        case ClosedStep.Hold s -> seconds.addAll(Collections.nCopies(s.seconds(), s.users()));
        case ClosedStep.Ramp s -> {
          for (int t = 0; t < s.seconds(); t++) {
            seconds.add(
                (int) Math.round(s.from() + (double) (s.to() - s.from()) * t / s.seconds()));
          }
        }
      }
    }
    return seconds;
  }
}
