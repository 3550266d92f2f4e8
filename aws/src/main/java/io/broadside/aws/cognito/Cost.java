package io.broadside.aws.cognito;

import java.util.Locale;

/**
 * The time and the price of making test users, shown before any is made.
 *
 * @param users how many are made
 * @param perSecond how fast
 */
public record Cost(long users, double perSecond) {

  /** Of each month, of an account (https://aws.amazon.com/cognito/pricing/). */
  private static final long FREE = 10_000;

  /** US$ for each monthly active user beyond, on the plan Essentials. */
  private static final double ESSENTIALS = 0.015;

  /** Whole sentences. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%,d users are created, %.0f per second, in about %s. Each counts as a monthly active user"
            + " of the pool. An account's first %,d cost nothing. Each further one costs US$ %.3f"
            + " on the plan Essentials, so these cost at most US$ %.2f.",
        users,
        perSecond,
        time((long) Math.ceil(users / perSecond)),
        FREE,
        ESSENTIALS,
        users * ESSENTIALS);
  }

  private static String time(long seconds) {
    return seconds < 120 ? seconds + " s" : Math.ceilDiv(seconds, 60) + " min";
  }
}
