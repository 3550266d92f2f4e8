package io.broadside.controller.ledger;

/** Lets another package's tests ask for single arrivals. */
public final class Fates {

  private Fates() {}

  /** What became of one arrival. */
  public static Account of(Ledger ledger, String population, long ordinal) {
    return ledger.account(population, ordinal, ordinal + 1);
  }
}
