package io.broadside.results.compare;

import io.broadside.results.compare.estimate.Bootstrap;

/**
 * How strict a comparison is.
 *
 * @param tolerance how much worse a figure may become, as a part of the baseline's
 * @param confidence of the two-sided interval of each difference, and 1 - the probability of a
 *     false FAIL of the whole
 * @param blockSeconds how long a block of the bootstrap is at least, 10 or more
 * @param resamples how many the bootstrap draws, 100 or more
 * @param seed of the random numbers: the same one gives the same result
 */
public record Strictness(
    double tolerance, double confidence, int blockSeconds, int resamples, long seed) {

  /** 5 % tolerated, 99 % confidence, blocks of 10 s. */
  public static final Strictness DEFAULT = new Strictness(0.05, 0.99, 10, 500, 1);

  public Strictness {
    if (!(tolerance > 0 && tolerance < 10)) {
      throw new IllegalArgumentException("a tolerance between 0 and 10, not " + tolerance);
    }
    if (!(confidence >= 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("a confidence from 0.5 to below 1, not " + confidence);
    }
    if (blockSeconds < 10) {
      throw new IllegalArgumentException("blocks of at least 10 s, not " + blockSeconds);
    }
    if (resamples < 100) {
      throw new IllegalArgumentException("at least 100 resamples, not " + resamples);
    }
  }

  /**
   * The usual ones with another tolerance.
   *
   * @throws IllegalArgumentException unless it is more than 0 and less than 10
   */
  public static Strictness tolerating(double tolerance) {
    return new Strictness(
        tolerance, DEFAULT.confidence, DEFAULT.blockSeconds, DEFAULT.resamples, DEFAULT.seed);
  }

  /** The probability of a FAIL that is none. */
  double falseAlarms() {
    return 1 - confidence;
  }

  Bootstrap bootstrap() {
    return new Bootstrap(blockSeconds, resamples, seed);
  }
}
