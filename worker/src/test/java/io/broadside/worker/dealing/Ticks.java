package io.broadside.worker.dealing;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Each worker's ticks: one for each second, more or less at its beginning. */
final class Ticks {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long seed;
  private final int earliest;
  private final int latest;
  private final Map<Integer, Long> last = new HashMap<>();

  Ticks(long seed, int earliestMillis, int latestMillis) {
    this.seed = seed;
    this.earliest = earliestMillis;
    this.latest = latestMillis;
  }

  /** The second whose tick comes at about that time. */
  static long second(long now) {
    return Math.floorDiv(now + SECOND / 2, SECOND);
  }

  /** Whether it comes now. */
  boolean due(int worker, long now) {
    long second = second(now);
    Random random = new Random(seed ^ (31 * second + worker));
    long at = second * 1_000 + random.nextInt(earliest, latest + 1);
    if (now < TimeUnit.MILLISECONDS.toNanos(at) || last.getOrDefault(worker, -9L) == second) {
      return false;
    }
    last.put(worker, second);
    return true;
  }
}
