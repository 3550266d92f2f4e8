package io.broadside.controller.exchange;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * How far a worker's clock is from the controller's, from the times of requests and answers. Of the
 * last samples the one with the shortest round trip counts, as in NTP's clock filter (RFC 5905,
 * section 10): its offset is the worker's time minus the middle of the round trip, and it cannot be
 * off by more than half of it. Not thread-safe.
 */
public final class ClockOffset {

  private static final int SAMPLES = 16;

  private record Sample(long offsetNanos, long uncertaintyNanos) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Takes one exchange. */
  public void add(long sentNanos, long workerNanos, long receivedNanos) {
    if (samples.size() == SAMPLES) {
      samples.removeFirst();
    }
    long half = (receivedNanos - sentNanos) / 2;
    samples.addLast(new Sample(workerNanos - (sentNanos + half), half));
  }

  /** Whether anything has been measured. */
  public boolean known() {
    return !samples.isEmpty();
  }

  /** Worker's clock minus controller's, nanoseconds; 0 while unknown. */
  public long nanos() {
    return samples.isEmpty() ? 0 : best().offsetNanos;
  }

  /** By how much {@link #nanos()} may be wrong, nanoseconds. */
  public long uncertaintyNanos() {
    return samples.isEmpty() ? 0 : best().uncertaintyNanos;
  }

  /**
   * What the worker should subtract: nothing where the clocks may well agree, the offset otherwise.
   */
  public long correctionNanos() {
    return Math.abs(nanos()) <= uncertaintyNanos() ? 0 : nanos();
  }

  private Sample best() {
    return samples.stream().min(Comparator.comparingLong(Sample::uncertaintyNanos)).orElseThrow();
  }
}
