package io.broadside.protocol.schedule;

/**
 * Deals the units of a population to slots: unit {@code j} in slot {@code bitReverse((j + offset)
 * mod slots)}, after van der Corput, so that any range of slots gets a part of the units that is
 * spread evenly. A unit is an arrival of an open population, a place of a closed one, or a request
 * of a throttle. Immutable.
 *
 * @param slots how many there are, a power of two
 * @param offset of the population, from 0, so that the first units of several are not in one slot
 */
public record Deal(int slots, int offset) {

  /** Enough for the parts of all workers to differ by little: 64 for each. */
  private static final int SLOTS_PER_WORKER = 64;

  private static final int MOST_WORKERS = 1 << 20;

  /** 2^32 divided by the golden ratio: multiples of it are spread evenly (Knuth, TAOCP 6.4). */
  private static final int GOLDEN = 0x9E3779B1;

  /** Refuses a number of slots that is no power of two, and an offset outside of them. */
  public Deal {
    if (Integer.bitCount(slots) != 1 || slots < 2 || offset < 0 || offset >= slots) {
      throw new IllegalArgumentException("no deal of %d slots from %d".formatted(slots, offset));
    }
  }

  /** The deal of the population, or throttle, of that index. */
  public static Deal of(int slots, int index) {
    return new Deal(slots, (index * GOLDEN) >>> (Integer.numberOfLeadingZeros(slots) + 1));
  }

  /** How many slots a run has that may have so many workers at the most. */
  public static int slotsFor(int workers) {
    int least = Math.clamp(workers, 1, MOST_WORKERS) * SLOTS_PER_WORKER;
    return Integer.highestOneBit(2 * least - 1);
  }

  /** The slot of a unit. */
  public int slot(long unit) {
    return reverse((int) ((unit + offset) & (slots - 1)));
  }

  private int reverse(int bits) {
    return Integer.reverse(bits) >>> (Integer.numberOfLeadingZeros(slots) + 1);
  }

  /**
   * How many units of {@code [from, to)} are in these slots. A range of slots falls into blocks
   * whose length is a power of two and divides their beginning; the units of such a block are those
   * of one remainder.
   */
  public long count(Slots own, long from, long to) {
    long count = 0;
    for (int range = 0; from < to && range < own.ranges(); range++) {
      int end = Math.min(own.to(range), slots);
      for (int slot = own.from(range), length; slot < end; slot += length) {
        int aligned = slot == 0 ? slots : Integer.lowestOneBit(slot);
        length = Math.min(aligned, Integer.highestOneBit(end - slot));
        long step = slots / length;
        long remainder = reverse(slot) - (long) offset;
        count += below(to, remainder, step) - below(from, remainder, step);
      }
    }
    return count;
  }

  /** How many units below a bound leave that remainder, but for a constant. */
  private static long below(long bound, long remainder, long step) {
    return Math.floorDiv(bound - remainder + step - 1, step);
  }
}
