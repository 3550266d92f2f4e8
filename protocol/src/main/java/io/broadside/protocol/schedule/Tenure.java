package io.broadside.protocol.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The time for which one worker owns slots, from one border to another.
 *
 * @param kind of what
 * @param version of the assignment that granted them
 * @param slots the slots
 * @param from the first border
 * @param until the border from which on they are its own no longer; null while they are
 */
public record Tenure(Kind kind, long version, Slots slots, Border from, @Nullable Border until) {

  /** Whether nobody has ended it. */
  public boolean open() {
    return until == null;
  }

  /** The same of other slots. */
  public Tenure of(Slots others) {
    return new Tenure(kind, version, others, from, until);
  }

  /** The same, up to a border. */
  public Tenure until(Border border) {
    return new Tenure(kind, version, slots, from, border);
  }
}
