package io.broadside.results.compare.admission;

/**
 * The conditions that decide whether a run may be compared at all.
 *
 * @param run its name
 * @param generatorValid whether the generator's verdict on itself is VALID
 * @param whyNot what that verdict is else, and why
 * @param lostShare users missed or unknown, as a part of those planned, 0 to 1
 * @param offeredPerSecond users started a second in the steady part
 * @param plan digest or name of what ran
 */
public record Conditions(
    String run,
    boolean generatorValid,
    String whyNot,
    double lostShare,
    double offeredPerSecond,
    String plan) {

  public Conditions {
    if (!(lostShare >= 0) || !(offeredPerSecond >= 0)) {
      throw new IllegalArgumentException(
          "run %s: lost %s, offered %s/s".formatted(run, lostShare, offeredPerSecond));
    }
  }
}
