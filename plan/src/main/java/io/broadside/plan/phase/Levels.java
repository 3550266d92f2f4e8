package io.broadside.plan.phase;

import io.broadside.protocol.injection.Rate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The levels of a stairway. */
final class Levels {

  private Levels() {}

  static List<Level> of(Level from, Level to, Level by, int most) {
    if (from instanceof Level.Arrivals(Rate first)
        && to instanceof Level.Arrivals(Rate last)
        && by instanceof Level.Arrivals(Rate step)) {
      BigInteger unit = first.seconds().multiply(last.seconds()).multiply(step.seconds());
      return steps(in(first, unit), in(last, unit), in(step, unit), most).stream()
          .<Level>map(n -> new Level.Arrivals(new Rate(n, unit)))
          .toList();
    }
    if (from instanceof Level.Concurrent(int first)
        && to instanceof Level.Concurrent(int last)
        && by instanceof Level.Concurrent(int step)) {
      return steps(
              BigInteger.valueOf(first), BigInteger.valueOf(last), BigInteger.valueOf(step), most)
          .stream()
          .<Level>map(n -> new Level.Concurrent(n.intValueExact()))
          .toList();
    }
    throw new IllegalArgumentException(
        "stairs need the same unit three times: write all as users per second, or all as users");
  }

  private static BigInteger in(Rate rate, BigInteger unit) {
    return rate.users().multiply(unit).divide(rate.seconds());
  }

  private static List<BigInteger> steps(BigInteger from, BigInteger to, BigInteger by, int most) {
    BigInteger way = to.subtract(from);
    if (by.signum() == 0
        || way.abs().remainder(by).signum() != 0
        || way.abs().divide(by).bitLength() > 31
        || way.abs().divide(by).intValue() >= most) {
      throw new IllegalArgumentException(
          "stairs must reach their end in whole steps, at most %d: choose a 'by' that divides the difference evenly"
              .formatted(most));
    }
    List<BigInteger> levels = new ArrayList<>();
    BigInteger step = way.signum() < 0 ? by.negate() : by;
    int count = way.abs().divide(by).intValue();
    for (int i = 0; i <= count; i++) {
      levels.add(from.add(step.multiply(BigInteger.valueOf(i))));
    }
    return levels;
  }
}
