package io.broadside.results.compare.estimate;

import io.broadside.results.histogram.NativeHistogram;

/**
 * The responses of one request in one second.
 *
 * @param second its number; where one is missing, no block spans the hole
 * @param times seconds, of all responses, failed ones too
 * @param errors how many of them failed
 */
public record RequestSecond(long second, NativeHistogram times, long errors) {

  public RequestSecond {
    if (errors < 0 || errors > times.count()) {
      throw new IllegalArgumentException(
          "%d errors of %d responses in second %d".formatted(errors, times.count(), second));
    }
  }
}
