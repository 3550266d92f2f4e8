package io.broadside.results.compare.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of consecutive seconds that a run is made of, overlapping, as sums in {@link Columns}.
 *
 * @param whole sums of each block
 * @param halves sums of each half as long
 * @param independent how many blocks follow one another without overlap
 * @param seconds how many lie in blocks
 */
record Blocks(List<long[]> whole, List<long[]> halves, double independent, int seconds) {

  /** From fewer independent blocks than these nothing is said. */
  static final int LEAST = 6;

  /** A block moves by a second, or by about a twentieth of its length where that is more. */
  private static final int STEPS = 20;

  /**
   * A block lasts as many seconds at least, times the root of the run's seconds: so a longer run
   * has more blocks, and longer ones, which see what lasts longer.
   */
  private static final double GROWTH = 1.5;

  /**
   * The blocks of a run.
   *
   * @param least how long a block is at least, seconds
   */
  static Blocks of(SteadySample sample, Columns columns, int least) {
    List<RequestSecond> all = sample.seconds();
    double grown = Math.min(GROWTH * Math.sqrt(all.size()), (double) all.size() / LEAST);
    int length = (int) Math.max(length(least), grown);
    int step = Math.max(1, length / STEPS);
    int steps = 2 * (length / step / 2);
    List<long[]> whole = new ArrayList<>();
    List<long[]> halves = new ArrayList<>();
    int seconds = 0;
    for (int from = 0; from < all.size(); ) {
      int end = from + 1;
      while (end < all.size() && all.get(end).second() == all.get(end - 1).second() + 1) {
        end++;
      }
      int inRow = (end - from) / step;
      if (inRow >= steps) {
        long[][] until = cumulated(all.subList(from, from + inRow * step), columns, step);
        addAll(whole, until, steps);
        addAll(halves, until, steps / 2);
        seconds += inRow * step;
      }
      from = end;
    }
    return new Blocks(whole, halves, (double) seconds / (step * steps), seconds);
  }

  /** How long the shortest block is: as long as wanted, in two halves of whole steps. */
  static int length(int least) {
    int pair = 2 * Math.max(1, least / STEPS);
    return pair * Math.ceilDiv(least, pair);
  }

  /** The sums until each step, from none to all. */
  private static long[][] cumulated(List<RequestSecond> seconds, Columns columns, int step) {
    long[][] until = new long[seconds.size() / step + 1][];
    long[] sums = new long[columns.size()];
    until[0] = sums.clone();
    for (int i = 0; i < seconds.size(); i++) {
      columns.add(seconds.get(i), sums);
      if ((i + 1) % step == 0) {
        until[(i + 1) / step] = sums.clone();
      }
    }
    return until;
  }

  private static void addAll(List<long[]> blocks, long[][] until, int steps) {
    for (int i = 0; i + steps < until.length; i++) {
      long[] block = until[i + steps].clone();
      for (int c = 0; c < block.length; c++) {
        block[c] -= until[i][c];
      }
      blocks.add(block);
    }
  }
}
