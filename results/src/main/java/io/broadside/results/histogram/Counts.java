package io.broadside.results.histogram;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts in a row, each in as few bytes as the largest of them needs: of a fleet's histograms there
 * are a hundred thousand, and few buckets hold more than 255 values. Immutable.
 */
final class Counts {

  private static final VarHandle CHARS = view(char[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final byte[] bytes;

  /** Each takes 2 to the power of that many bytes. */
  private final int shift;

  private Counts(byte[] bytes, int shift) {
    this.bytes = bytes;
    this.shift = shift;
  }

  private static VarHandle view(Class<?> arrays) {
    return MethodHandles.byteArrayViewVarHandle(arrays, ByteOrder.nativeOrder());
  }

  /** The first so many of these counts; the array is not kept. */
  static Counts of(long[] counts, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= counts[i];
    }
    int shift = bits >>> 8 == 0 ? 0 : bits >>> 16 == 0 ? 1 : bits >>> 32 == 0 ? 2 : 3;
    byte[] bytes = new byte[length << shift];
    for (int i = 0; i < length; i++) {
      switch (shift) {
        case 0 -> bytes[i] = (byte) counts[i];
        case 1 -> CHARS.set(bytes, i << 1, (char) counts[i]);
        case 2 -> INTS.set(bytes, i << 2, (int) counts[i]);
        default -> LONGS.set(bytes, i << 3, counts[i]);
      }
    }
    return new Counts(bytes, shift);
  }

  int length() {
    return bytes.length >> shift;
  }

  /** The count at that place, from 0. */
  long get(int place) {
    return switch (shift) {
      case 0 -> bytes[place] & 0xFFL;
      case 1 -> (char) CHARS.get(bytes, place << 1);
      case 2 -> Integer.toUnsignedLong((int) INTS.get(bytes, place << 2));
      default -> (long) LONGS.get(bytes, place << 3);
    };
  }
}
