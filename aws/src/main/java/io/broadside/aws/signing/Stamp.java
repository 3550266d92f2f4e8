package io.broadside.aws.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The time of a signature, to the second, in the form that AWS demands.
 *
 * @param second since 1970
 * @param time such as {@code 20261127T154400Z}
 */
record Stamp(long second, String time) {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static volatile Stamp last = of(0);

  private static Stamp of(long second) {
    return new Stamp(second, FORMAT.format(Instant.ofEpochSecond(second)));
  }

  /** That of a moment; it is written once in a second. */
  static Stamp at(long epochMillis) {
    long second = Math.floorDiv(epochMillis, 1_000L);
    Stamp known = last;
    if (known.second != second) {
      known = of(second);
      last = known;
    }
    return known;
  }

  /** Such as {@code 20261127}. */
  String day() {
    return time.substring(0, 8);
  }
}
