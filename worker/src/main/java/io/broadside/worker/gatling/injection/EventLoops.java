package io.broadside.worker.gatling.injection;

import io.broadside.worker.dealing.RunClock;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that users run on, and when each of them was last free: a user that blocks its thread
 * holds up all others there, and what they send. Thread-safe.
 */
public final class EventLoops {

  /** How often each is looked at. */
  public static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final EventLoopGroup group;
  private final RunClock clock;
  private final Map<EventExecutor, AtomicLong> freeNanos = new ConcurrentHashMap<>();

  public EventLoops(EventLoopGroup group, RunClock clock) {
    this.group = group;
    this.clock = clock;
  }

  /** Begins to look. */
  @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the group ends
  public void watch() {
    for (EventExecutor loop : group) {
      AtomicLong free = new AtomicLong(Long.MIN_VALUE);
      freeNanos.put(loop, free);
      loop.scheduleAtFixedRate(
          () -> free.set(clock.runNanos()), 0, BEAT_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  public EventLoop next() {
    return group.next();
  }

  /** Whether a thread was free at that run time or later. */
  public boolean wasFree(EventLoop loop, long runNanos) {
    AtomicLong free = freeNanos.get(loop);
    return free != null && free.get() >= runNanos;
  }
}
