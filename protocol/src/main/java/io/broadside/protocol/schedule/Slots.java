package io.broadside.protocol.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A set of slots, as few ranges. Immutable; its JSON form is the list of their bounds, {@code [0,
 * 64, 128, 130]} for the slots 0 to 63, 128 and 129.
 */
public final class Slots {

  /** No slot. */
  public static final Slots NONE = new Slots(new int[0]);

  private final int[] bounds;

  private Slots(int[] bounds) {
    this.bounds = bounds;
  }

  /**
   * The ranges with these bounds, each from an even place up to, but without, the odd one.
   *
   * @throws IllegalArgumentException if they do not ascend, or their number is odd
   */
  @JsonCreator
  public static Slots of(int... bounds) {
    for (int i = 0; i < bounds.length; i++) {
      if (bounds[i] < 0 || (i > 0 && bounds[i] <= bounds[i - 1])) {
        throw new IllegalArgumentException("bounds do not ascend: " + Arrays.toString(bounds));
      }
    }
    if (bounds.length % 2 != 0) {
      throw new IllegalArgumentException("a range has no end: " + Arrays.toString(bounds));
    }
    return new Slots(bounds.clone());
  }

  /** The slots {@code [from, to)}; none where that is empty. */
  public static Slots range(int from, int to) {
    return from >= to ? NONE : of(from, to);
  }

  /** The slots of {@code [0, count)} that meet a condition. */
  public static Slots where(int count, IntPredicate condition) {
    int[] found = new int[count + 2];
    int length = 0;
    boolean inside = false;
    for (int slot = 0; slot <= count; slot++) {
      if ((slot < count && condition.test(slot)) != inside) {
        inside = !inside;
        found[length++] = slot;
      }
    }
    return new Slots(Arrays.copyOf(found, length));
  }

  /** The bounds of its ranges, ascending. */
  @JsonValue
  public int[] bounds() {
    return bounds.clone();
  }

  /** How many ranges it has. */
  public int ranges() {
    return bounds.length / 2;
  }

  /** The first slot of a range, counted from 0. */
  public int from(int range) {
    return bounds[2 * range];
  }

  /** The slot after the last one of a range, counted from 0. */
  public int to(int range) {
    return bounds[2 * range + 1];
  }

  /** Whether a slot is among them. */
  public boolean contains(int slot) {
    int place = Arrays.binarySearch(bounds, slot);
    return place >= 0 ? place % 2 == 0 : (-place - 1) % 2 == 1;
  }

  /** How many slots. */
  public int size() {
    int size = 0;
    for (int range = 0; range < ranges(); range++) {
      size += to(range) - from(range);
    }
    return size;
  }

  /** Whether it has no slot. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** The slots that are in either set. */
  public Slots plus(Slots other) {
    return isEmpty() ? other : other.isEmpty() ? this : combine(other, (a, b) -> a || b);
  }

  /** The slots that are not in the other set. */
  public Slots minus(Slots other) {
    return isEmpty() || other.isEmpty() ? this : combine(other, (a, b) -> a && !b);
  }

  /** The slots that are in both sets. */
  public Slots and(Slots other) {
    return isEmpty() || other.isEmpty() ? NONE : combine(other, (a, b) -> a && b);
  }

  /** Whether a slot is in both. */
  public boolean meets(Slots other) {
    int i = 0;
    int j = 0;
    while (i < ranges() && j < other.ranges()) {
      if (from(i) < other.to(j) && other.from(j) < to(i)) {
        return true;
      }
      if (to(i) <= other.to(j)) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }

  /** Whether a slot is in the result, by whether it is here and there. */
  private interface Rule {
    boolean holds(boolean here, boolean there);
  }

  private Slots combine(Slots other, Rule rule) {
    int[] result = new int[bounds.length + other.bounds.length];
    int length = 0;
    int i = 0;
    int j = 0;
    boolean inside = false;
    while (i < bounds.length || j < other.bounds.length) {
      int here = i < bounds.length ? bounds[i] : Integer.MAX_VALUE;
      int there = j < other.bounds.length ? other.bounds[j] : Integer.MAX_VALUE;
      int slot = Math.min(here, there);
      i += here == slot ? 1 : 0;
      j += there == slot ? 1 : 0;
      if (rule.holds(i % 2 == 1, j % 2 == 1) != inside) {
        inside = !inside;
        result[length++] = slot;
      }
    }
    return length == 0 ? NONE : new Slots(Arrays.copyOf(result, length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slots slots && Arrays.equals(bounds, slots.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return Arrays.toString(bounds);
  }
}
