package io.broadside.results.record;

/**
 * Some seconds of a run.
 *
 * @param from the first of them
 * @param to the one after the last
 */
public record Stretch(long from, long to) {

  /** Whether a second is one of them. */
  public boolean contains(long second) {
    return from <= second && second < to;
  }

  /** How many they are. */
  public long seconds() {
    return to - from;
  }
}
