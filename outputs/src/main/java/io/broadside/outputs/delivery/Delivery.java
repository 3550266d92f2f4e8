package io.broadside.outputs.delivery;

import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.RefusedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Delivers messages to one output, in their order, on a thread of its own. Callers never wait. If
 * the queue is full, the oldest message is dropped. A message is dropped, too, if it waits for too
 * long or the receiver refuses it. Thread-safe.
 *
 * @param <T> what the output takes
 */
public final class Delivery<T> implements AutoCloseable {

  private record Waiting<T>(T what, long sinceNanos) {}

  private final Output<T> output;
  private final DeliveryBounds bounds;
  private final Complaints complaints;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Waiting<T>> queue = new ArrayDeque<>();
  private boolean sending;
  private boolean hurried;
  private long sent;
  private long dropped;
  private @Nullable String reason;

  /** Begins to wait for something. */
  public Delivery(Output<T> output, DeliveryBounds bounds) {
    this.output = output;
    this.bounds = bounds;
    this.complaints = new Complaints(output.name());
    this.thread =
        Thread.ofPlatform().daemon().name("output " + output.name()).unstarted(this::deliver);
    thread.start();
  }

  /** Sends it soon. */
  public void offer(T what) {
    lock.lock();
    try {
      if (queue.size() >= bounds.most()) {
        queue.removeFirst();
        dropped++;
        complaints.full();
      }
      queue.addLast(new Waiting<>(what, System.nanoTime()));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The numbers of messages that were sent and dropped, and that still wait. */
  public Balance balance() {
    lock.lock();
    try {
      return new Balance(output.name(), sent, dropped, queue.size() + (sending ? 1 : 0), reason);
    } finally {
      lock.unlock();
    }
  }

  /** Makes no pause between two tries longer than the first one, until {@link #await} has ended. */
  public void hurry() {
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing waits any more, but no longer than until that time of the JVM's clock. */
  public void await(long untilNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = untilNanos - System.nanoTime();
      while (left > 0 && (sending || !queue.isEmpty())) {
        changed.awaitNanos(left);
        left = untilNanos - System.nanoTime();
      }
    } finally {
      hurried = false;
      lock.unlock();
    }
  }

  private void deliver() {
    try {
      prepare();
      while (true) {
        Waiting<T> next = next();
        done(send(next));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      output.close();
    }
  }

  private void prepare() throws InterruptedException {
    try {
      output.prepare();
    } catch (IOException | RuntimeException e) {
      // the first thing that is sent says it
    }
  }

  private Waiting<T> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty()) {
        changed.await();
      }
      sending = true;
      return queue.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  private void done(boolean taken) {
    lock.lock();
    try {
      sending = false;
      sent += taken ? 1 : 0;
      dropped += taken ? 0 : 1;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tries as often as may be; whether it was taken. */
  private boolean send(Waiting<T> next) throws InterruptedException {
    long pause = bounds.pause().toNanos();
    while (true) {
      try {
        output.send(next.what);
        complaints.taken();
        return true;
      } catch (RefusedException e) {
        failed(e);
        complaints.refused(String.valueOf(e.getMessage()));
        return false;
      } catch (IOException | RuntimeException e) {
        failed(e);
        complaints.failed(String.valueOf(reason()));
      }
      if (elapsed(next.sinceNanos) + pause > bounds.age().toNanos()) {
        complaints.tooOld();
        return false;
      }
      pause(pause);
      pause = Math.min(2 * pause, bounds.longestPause().toNanos());
    }
  }

  private void pause(long nanos) throws InterruptedException {
    long begun = System.nanoTime();
    lock.lockInterruptibly();
    try {
      for (long left = pauseNow(nanos); left > 0; left = pauseNow(nanos) - elapsed(begun)) {
        changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private long pauseNow(long nanos) {
    return hurried ? Math.min(nanos, bounds.pause().toNanos()) : nanos;
  }

  private static long elapsed(long sinceNanos) {
    return System.nanoTime() - sinceNanos;
  }

  private void failed(Exception e) {
    String message = e.getMessage();
    lock.lock();
    try {
      reason = message == null ? e.getClass().getSimpleName() : message;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable String reason() {
    lock.lock();
    try {
      return reason;
    } finally {
      lock.unlock();
    }
  }

  /** Sends nothing any more. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
