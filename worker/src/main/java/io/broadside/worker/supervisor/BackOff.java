package io.broadside.worker.supervisor;

import java.time.Duration;

/**
 * The wait before the next engine starts: none after one that was given a run or ended as asked,
 * else twice as long each time, from half a second to half a minute.
 */
final class BackOff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration next = FIRST;

  Duration after(boolean ofUse) {
    if (ofUse) {
      next = FIRST;
      return Duration.ZERO;
    }
    Duration now = next;
    next = now.multipliedBy(2).compareTo(LONGEST) < 0 ? now.multipliedBy(2) : LONGEST;
    return now;
  }
}
