package io.broadside.controller.ledger;

/**
 * What became of a number of planned arrivals.
 *
 * @param planned all of them
 * @param offered users that were started
 * @param missed users that nobody started, and nobody will
 * @param unknown users of which nobody can say: dealt by a worker that ended before it had reported
 *     them
 */
public record Account(long planned, long offered, long missed, long unknown) {

  /** Nothing planned, nothing done. */
  public static final Account NONE = new Account(0, 0, 0, 0);

  /** Adds up. */
  public Account plus(Account other) {
    return new Account(
        planned + other.planned,
        offered + other.offered,
        missed + other.missed,
        unknown + other.unknown);
  }

  /** Those of which a worker has yet to report. */
  public long pending() {
    return planned - offered - missed - unknown;
  }

  /** Whether nothing is pending: {@code planned = offered + missed + unknown}. */
  public boolean settled() {
    return pending() == 0;
  }
}
