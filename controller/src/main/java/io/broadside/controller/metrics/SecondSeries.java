package io.broadside.controller.metrics;

import io.broadside.results.record.figures.Second;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Every second of a run, in columns: 15 numbers of 8 bytes for each, 5.2 MB for 12 hours. Not
 * thread-safe.
 */
public final class SecondSeries {

  private static final int LONGS = 9;
  private static final int DOUBLES = 6;
  private static final int FLAGS = LONGS - 1;

  /** The columns before this one are the account of arrivals. */
  private static final int MEASURED = 4;

  private static final int GROWTH = 600;

  private final long[][] longs = new long[LONGS][0];
  private final double[][] doubles = new double[DOUBLES][0];
  private int size;

  /** How many seconds there are: one more than the last one put. */
  public int size() {
    return size;
  }

  /** All of it as it is now, for another thread. */
  public SecondSeries copy() {
    SecondSeries copy = new SecondSeries();
    Arrays.setAll(copy.longs, c -> Arrays.copyOf(longs[c], size));
    Arrays.setAll(copy.doubles, c -> Arrays.copyOf(doubles[c], size));
    copy.size = size;
    return copy;
  }

  /** Memory that the columns take. */
  long bytes() {
    return 8L * (LONGS * longs[0].length + DOUBLES * doubles[0].length);
  }

  /** Puts a second, or replaces it. */
  public void put(Second s) {
    int i = Math.toIntExact(s.second());
    size = Math.max(size, i + 1);
    room(i + 1);
    long[] values = {
      s.planned(),
      s.offered(),
      s.missed(),
      s.unknown(),
      s.requests(),
      s.errors(),
      s.active(),
      s.workers(),
      (s.settled() ? 1 : 0) | (s.gap() ? 2 : 0)
    };
    for (int c = 0; c < LONGS; c++) {
      longs[c][i] = values[c];
    }
    @Nullable Double[] times = {s.p50(), s.p95(), s.p99(), s.p999(), s.max(), s.lateness()};
    for (int c = 0; c < DOUBLES; c++) {
      Double time = times[c];
      doubles[c][i] = time == null ? Double.NaN : time;
    }
  }

  /** One second that has been put. */
  public Second get(int i) {
    return new Second(
        i,
        longs[0][i],
        longs[1][i],
        longs[2][i],
        longs[3][i],
        (longs[FLAGS][i] & 1) != 0,
        longs[4][i],
        longs[5][i],
        longs[6][i],
        time(0, i),
        time(1, i),
        time(2, i),
        time(3, i),
        time(4, i),
        time(5, i),
        (int) longs[7][i],
        (longs[FLAGS][i] & 2) != 0);
  }

  /** The seconds {@code [from, to)} that there are. */
  public List<Second> range(long from, long to) {
    return LongStream.range(Math.max(0, from), Math.min(size, to))
        .mapToObj(s -> get((int) s))
        .toList();
  }

  /** What was measured, packed to be kept: the account of arrivals can be made again. */
  public String pack() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(size);
      for (int c = MEASURED; c < LONGS; c++) {
        for (int i = 0; i < size; i++) {
          out.writeLong(longs[c][i]);
        }
      }
      for (double[] column : doubles) {
        for (int i = 0; i < size; i++) {
          out.writeDouble(column[i]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Puts what was packed; of an empty text, nothing. */
  public void unpack(String packed) {
    if (packed.isEmpty()) {
      return;
    }
    byte[] bytes = Base64.getDecoder().decode(packed);
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      size = in.readInt();
      room(size);
      for (int c = MEASURED; c < LONGS; c++) {
        for (int i = 0; i < size; i++) {
          longs[c][i] = in.readLong();
        }
      }
      for (double[] column : doubles) {
        for (int i = 0; i < size; i++) {
          column[i] = in.readDouble();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void room(int seconds) {
    if (seconds <= longs[0].length) {
      return;
    }
    for (int c = 0; c < LONGS; c++) {
      longs[c] = Arrays.copyOf(longs[c], seconds + GROWTH);
    }
    for (int c = 0; c < DOUBLES; c++) {
      int from = doubles[c].length;
      doubles[c] = Arrays.copyOf(doubles[c], seconds + GROWTH);
      Arrays.fill(doubles[c], from, doubles[c].length, Double.NaN);
    }
  }

  private @Nullable Double time(int column, int i) {
    double value = doubles[column][i];
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
