package io.broadside.controller.run;

import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.Participation;
import io.broadside.protocol.status.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When instances really began with their parts of a run, by the controller's clock. For the
 * conductor's thread only.
 */
public final class Beginnings {

  private final Map<String, Long> nanos = new HashMap<>();

  /** Takes it from a status, the first time that one tells. */
  void heard(Status status, long clockOffsetNanos) {
    Long began = status.beganNanos();
    if (began != null) {
      nanos.putIfAbsent(status.instance(), began - clockOffsetNanos);
    }
  }

  /** Goes on with what another controller knew. */
  void resume(Inheritance inherited) {
    for (Participation part : inherited.left().participants()) {
      if (part.beganNanos() != null) {
        resume(
            part.status().instance(),
            part.beganNanos() + TimeUnit.MILLISECONDS.toNanos(inherited.shiftMillis()));
      }
    }
  }

  /** Goes on with when that controller knew one to have begun, in nanoseconds since 1970. */
  void resume(String instance, long beganNanos) {
    nanos.put(instance, beganNanos);
  }

  /** When an instance began, in nanoseconds since 1970. */
  public Optional<Long> of(String instance) {
    return Optional.ofNullable(nanos.get(instance));
  }

  /**
   * From the first to the last of those who begin together, in milliseconds; empty until all have
   * told.
   *
   * @param gone those who will not tell any more, and are left out
   */
  Optional<Double> skewMillis(List<String> members, Collection<String> gone) {
    if (!members.stream().allMatch(m -> nanos.containsKey(m) || gone.contains(m))) {
      return Optional.empty();
    }
    List<Long> told = members.stream().map(nanos::get).filter(Objects::nonNull).sorted().toList();
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of((told.getLast() - told.getFirst()) / 1e6);
  }
}
