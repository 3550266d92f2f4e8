package io.broadside.protocol.injection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact arrival rate, as users in a number of seconds: {@code 500/s}, {@code 30/m}, {@code
 * 10/3s}.
 *
 * @param users 0 or more
 * @param seconds at least 1; both have no common factor
 */
public record Rate(BigInteger users, BigInteger seconds) implements Comparable<Rate> {

  /** Nobody. */
  public static final Rate NONE = of(0);

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,40}(?:\\.\\d{1,9})?) ?/ ?(\\d{0,40})(s|m|h)");
  private static final Rate GREATEST = of(10_000_000);

  /** Reduces the fraction; refuses more than ten million users a second. */
  public Rate {
    if (users.signum() < 0 || seconds.signum() <= 0) {
      throw new IllegalArgumentException(
          "a rate must be 0 or more users in at least 1 second, not "
              + users
              + "/"
              + seconds
              + "s");
    }
    BigInteger common = users.gcd(seconds);
    users = users.divide(common);
    seconds = seconds.divide(common);
  }

  /** So many users a second. */
  public static Rate of(long users) {
    return new Rate(BigInteger.valueOf(users), BigInteger.ONE);
  }

  /** So many users in so many seconds. */
  public static Rate of(long users, long seconds) {
    return new Rate(BigInteger.valueOf(users), BigInteger.valueOf(seconds));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or more than ten million users a second
   */
  @JsonCreator
  public static Rate parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a rate: write users per second, minute or hour, such as 500/s, 0.5/s or 30/m"
              .formatted(text));
    }
    BigDecimal count = new BigDecimal(m.group(1));
    BigInteger per = m.group(2).isEmpty() ? BigInteger.ONE : new BigInteger(m.group(2));
    BigInteger unit =
        BigInteger.valueOf(
            switch (m.group(3)) {
              case "s" -> 1;
              case "m" -> 60;
              default -> 3_600;
            });
    BigInteger scale = BigInteger.TEN.pow(Math.max(0, count.scale()));
    Rate rate =
        new Rate(
            count.multiply(new BigDecimal(scale)).toBigIntegerExact(),
            per.multiply(unit).multiply(scale));
    if (rate.compareTo(GREATEST) > 0) {
      throw new IllegalArgumentException(
          "'%s' is too high: a plan can start at most ten million users per second"
              .formatted(text));
    }
    return rate;
  }

  /** Whether it starts nobody. */
  public boolean isNone() {
    return users.signum() == 0;
  }

  /** The sum. */
  public Rate plus(Rate other) {
    return new Rate(
        users.multiply(other.seconds).add(other.users.multiply(seconds)),
        seconds.multiply(other.seconds));
  }

  /** The part that is {@code share} of {@code all}. */
  public Rate times(long share, long all) {
    return new Rate(
        users.multiply(BigInteger.valueOf(share)), seconds.multiply(BigInteger.valueOf(all)));
  }

  /** Users a second, for Gatling: never less than the rate, so that no user is lost by rounding. */
  public double perSecond() {
    double nearest =
        new BigDecimal(users).divide(new BigDecimal(seconds), MathContext.DECIMAL128).doubleValue();
    BigDecimal read = new BigDecimal(Double.toString(nearest));
    boolean less = read.multiply(new BigDecimal(seconds)).compareTo(new BigDecimal(users)) < 0;
    return less ? Math.nextUp(nearest) : nearest;
  }

  @Override
  public int compareTo(Rate other) {
    return users.multiply(other.seconds).compareTo(other.users.multiply(seconds));
  }

  @Override
  @JsonValue
  public String toString() {
    return users + "/" + (seconds.equals(BigInteger.ONE) ? "" : seconds) + "s";
  }
}
