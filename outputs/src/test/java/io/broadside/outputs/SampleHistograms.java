package io.broadside.outputs;

import io.broadside.results.histogram.NativeHistogram;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Histograms of all sorts. */
public final class SampleHistograms {

  private static final int REACH = 700;

  private SampleHistograms() {}

  /** From nanoseconds to weeks, with gaps, with zeros, and none at all. */
  public static Arbitrary<NativeHistogram> any() {
    Arbitrary<long[]> counts =
        Arbitraries.longs().between(0, 5).array(long[].class).ofMinSize(0).ofMaxSize(40);
    return Combinators.combine(
            Arbitraries.integers().between(-REACH, REACH),
            counts,
            Arbitraries.longs().between(0, 3),
            Arbitraries.doubles().between(0, 1e6))
        .as(NativeHistogram::of);
  }
}
