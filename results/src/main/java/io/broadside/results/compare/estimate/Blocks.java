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

  /** A block moves by a tenth of its length. */
  private static final int STEPS = 10;

  /**
   * So many blocks at most are taken from a run: beyond that they get longer rather than more, so
   * that what lasts longer than the shortest block is seen, too.
   */
  private static final int MOST = 20;

  /**
   * The blocks of a run.
   *
   * @param least how long a block is at least, seconds
   */
  static Blocks of(Sample sample, Columns columns, int least) {
    List<Measured> all = sample.seconds();
    int step = (int) Math.ceil(Math.max(least, (double) all.size() / MOST) / STEPS);
    List<long[]> whole = new ArrayList<>();
    List<long[]> halves = new ArrayList<>();
    int seconds = 0;
    for (int from = 0; from < all.size(); ) {
      int end = from + 1;
      while (end < all.size() && all.get(end).second() == all.get(end - 1).second() + 1) {
        end++;
      }
      int steps = (end - from) / step;
      if (steps >= STEPS) {
        long[][] until = cumulated(all.subList(from, from + steps * step), columns, step);
        addAll(whole, until, STEPS);
        addAll(halves, until, STEPS / 2);
        seconds += steps * step;
      }
      from = end;
    }
    return new Blocks(whole, halves, (double) seconds / (step * STEPS), seconds);
  }

  /** The sums until each step, from none to all. */
  private static long[][] cumulated(List<Measured> seconds, Columns columns, int step) {
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
