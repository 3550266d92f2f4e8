package io.broadside.plan.data;

import java.util.Locale;

/** The order in which users get the records of a data set. */
public enum RecordOrder {
  /** User k of the fleet has record k, from the first one again after the last. */
  CIRCULAR,
  /** Any record. */
  RANDOM,
  /** Each worker begins with the first record; the load breaks off after the last. */
  SEQUENTIAL,
  /** User k of the fleet has record k, and nobody else has it. */
  UNIQUE;

  /** As plans have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
