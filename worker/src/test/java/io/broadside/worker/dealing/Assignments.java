package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Slots;
import java.util.List;
import java.util.Map;

/** Assignments of one kind of slots. */
final class Assignments {

  static final int SLOTS = 64;
  static final Slots ALL = Slots.range(0, SLOTS);

  private Assignments() {}

  /** These and no others, all of them new, from a border on. */
  static Assignment granted(Kind kind, Slots slots, Border from) {
    return granted(kind, slots, slots, from);
  }

  /** These, of which some are new; whatever else it had, it gives up. */
  static Assignment granted(Kind kind, Slots slots, Slots news, Border at) {
    return new Assignment(Map.of(kind, slots), List.of(Grant.of(kind, news, at)), at, false);
  }

  /** These are left of what it had; it gives up the others. */
  static Assignment left(Kind kind, Slots slots, Border releaseFrom) {
    return new Assignment(Map.of(kind, slots), List.of(), releaseFrom, false);
  }

  /** Of the population that the tests are about. */
  static Border border(long second, long ordinal) {
    return new Border(second, Map.of("load", ordinal));
  }
}
