package io.broadside.results.compare.estimate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How much each figure of a run would vary, were the run made again under the same conditions: the
 * moving-block bootstrap (Künsch 1989; Liu and Singh 1992). Requests of the same second are alike,
 * so what is drawn is not requests but blocks of seconds.
 *
 * <p>A bootstrap with blocks of length L misses what correlates over more than L: a part of the
 * variance that shrinks as 1/L. So it is done with half blocks, too, and the difference is added
 * once more: V = max(V(L), 2 V(L) - V(L/2)), the flat-top correction of Politis and Romano (1995).
 *
 * @param blockSeconds how long a block is at least
 * @param resamples how many are drawn
 * @param seed of the random numbers: the same one gives the same result
 */
public record Bootstrap(int blockSeconds, int resamples, long seed) {

  /** From fewer independent blocks than these nothing is said. */
  public static final int LEAST_BLOCKS = Blocks.LEAST;

  /**
   * Degrees of freedom of that variance for each independent block: 2 K / (2 * 4/3) with the
   * trapezoid of the flat-top window, one less for the mean.
   */
  private static final double DEGREES = 0.75;

  /** The seconds that a run must have, without a hole, for anything to be said about it. */
  public int leastSeconds() {
    return LEAST_BLOCKS * Blocks.length(blockSeconds);
  }

  /**
   * All figures of a run.
   *
   * @throws IllegalArgumentException if the sample holds no response
   */
  public Map<Figure, Estimate> estimates(SteadySample sample) {
    Columns columns = Columns.of(sample.seconds());
    long[] sums = new long[columns.size()];
    sample.seconds().forEach(second -> columns.add(second, sums));
    long responses = columns.responses(sums);
    if (responses == 0) {
      throw new IllegalArgumentException("run " + sample.run() + " has no responses");
    }
    Blocks blocks = Blocks.of(sample, columns, blockSeconds);
    Map<Figure, Double> variances = variances(blocks, columns);
    Map<Figure, Estimate> estimates = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      double variance = variances.getOrDefault(figure, Double.NaN);
      if (responses < figure.leastResponses()) {
        variance = Double.NaN;
      } else if (!figure.isTime()) {
        variance = Math.max(variance, independent(columns.errors(sums), responses));
      }
      estimates.put(
          figure,
          new Estimate(
              figure,
              columns.value(figure, sums, responses),
              variance,
              DEGREES * blocks.independent() - 1,
              responses,
              blocks.seconds()));
    }
    return estimates;
  }

  /**
   * The variance of a share of independent requests, with one more error and one more success than
   * there were: no errors among few requests do not mean that there are never any.
   */
  private static double independent(long errors, long responses) {
    double share = (errors + 1.0) / (responses + 2.0);
    return share * (1 - share) / responses;
  }

  /** Of each figure; none where there is too little to tell. */
  private Map<Figure, Double> variances(Blocks blocks, Columns columns) {
    boolean empty = blocks.whole().stream().allMatch(block -> columns.responses(block) == 0);
    if (empty || blocks.independent() < LEAST_BLOCKS) {
      return Map.of();
    }
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    Map<Figure, Double> whole = variances(blocks.whole(), blocks.independent(), columns, random);
    Map<Figure, Double> halves =
        variances(blocks.halves(), 2 * blocks.independent(), columns, random);
    whole.replaceAll((figure, v) -> Math.max(v, 2 * v - halves.getOrDefault(figure, v)));
    return whole;
  }

  private Map<Figure, Double> variances(
      List<long[]> blocks, double independent, Columns columns, UniformRandomProvider random) {
    int draws = (int) Math.round(independent);
    Figure[] figures = Figure.values();
    double[][] values = new double[figures.length][resamples];
    long[] sums = new long[columns.size()];
    for (int r = 0; r < resamples; r++) {
      long responses = resample(blocks, draws, columns, sums, random);
      for (int f = 0; f < figures.length; f++) {
        values[f][r] = figures[f].scaled(columns.value(figures[f], sums, responses));
      }
    }
    Map<Figure, Double> variances = new EnumMap<>(Figure.class);
    for (int f = 0; f < figures.length; f++) {
      // A mean of K blocks varies around their own mean: that takes one of K away.
      variances.put(figures[f], variance(values[f]) * draws / independent * draws / (draws - 1));
    }
    return variances;
  }

  /** Draws blocks until there is a response among them. */
  private static long resample(
      List<long[]> blocks, int draws, Columns columns, long[] sums, UniformRandomProvider random) {
    long responses = 0;
    while (responses == 0) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < draws; i++) {
        long[] block = blocks.get(random.nextInt(blocks.size()));
        for (int c = 0; c < sums.length; c++) {
          sums[c] += block[c];
        }
      }
      responses = columns.responses(sums);
    }
    return responses;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }
}
