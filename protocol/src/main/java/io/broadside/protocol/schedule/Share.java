package io.broadside.protocol.schedule;

/**
 * One worker's part of a whole that {@code members} workers divide among them. Immutable.
 *
 * @param slot this worker's place, from 0
 * @param members how many divide the whole, at least one
 */
public record Share(int slot, int members) {

  /** Refuses a slot outside {@code 0 … members-1}. */
  public Share {
    if (slot < 0 || slot >= members) {
      throw new IllegalArgumentException("no slot %d among %d members".formatted(slot, members));
    }
  }

  /** Whether arrival {@code ordinal} is this worker's: {@code ordinal mod members = slot}. */
  public boolean owns(long ordinal) {
    return ordinal % members == slot;
  }

  /**
   * How many of {@code total} this worker carries: {@code floor((total + slot) / members)}. Over
   * all slots this adds up to the total (Hermite's identity; Graham, Knuth, Patashnik: Concrete
   * Mathematics, 3.26).
   */
  public int of(int total) {
    return Math.toIntExact(Math.floorDiv((long) total + slot, (long) members));
  }

  /**
   * As {@link #of(int)}, with the places moved on by one every second, so that nobody is left with
   * nothing for good where the total is smaller than the number of members.
   */
  public int of(int total, long second) {
    return new Share((int) Math.floorMod(slot + second, (long) members), members).of(total);
  }

  /** How many ordinals of {@code [from, to)} this worker owns; 0 where the range is empty. */
  public long countOwned(long from, long to) {
    return to <= from ? 0 : ownedBelow(to) - ownedBelow(from);
  }

  private long ownedBelow(long bound) {
    return Math.floorDiv(bound - slot + members - 1, (long) members);
  }
}
