package io.broadside.controller.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Simulated time: what is to happen happens in its order, and takes none. */
final class Events {

  private record Event(long nanos, long number, Runnable what) {}

  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private long nanos = TimeUnit.SECONDS.toNanos(1_770_000_000L);
  private long number;

  /** Nanoseconds since 1970. */
  long nanos() {
    return nanos;
  }

  void at(long when, Runnable what) {
    queue.add(new Event(Math.max(nanos, when), number++, what));
  }

  void after(double seconds, Runnable what) {
    at(nanos + Math.round(seconds * 1e9), what);
  }

  /** Lets time pass until then, or until nothing is to happen any more. */
  void runUntil(long when) {
    while (!queue.isEmpty() && queue.peek().nanos <= when) {
      Event next = queue.remove();
      nanos = next.nanos;
      next.what.run();
    }
    nanos = Math.max(nanos, when);
  }
}
