package io.broadside.results.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a run was created, started and ended.
 *
 * @param createdAtMillis when it was asked for, in milliseconds since 1970
 * @param startsAtMillis when its second 0 began, null until known
 * @param startSkewMillis how far apart the workers of the start began, ms; null until all have
 * @param endedAtMillis when it became final, null until then
 * @param profileSeconds length of the injection profile as far as it is known beforehand, null
 *     until known
 * @param steady seconds in which the arrival rate was neither rising nor falling; what is compared
 *     is measured in these
 */
public record Times(
    long createdAtMillis,
    @Nullable Long startsAtMillis,
    @Nullable Double startSkewMillis,
    @Nullable Long endedAtMillis,
    @Nullable Long profileSeconds,
    List<Stretch> steady) {

  static final Times UNKNOWN = new Times(0, null, null, null, null, List.of());

  /** Copies the list. */
  public Times {
    steady = steady == null ? List.of() : List.copyOf(steady);
  }
}
