package io.broadside.controller.http;

import io.broadside.controller.api.Live;
import io.broadside.controller.conductor.Runs;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.Second;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends a run's events to one reader. What a slow reader has not taken yet becomes one event: the
 * newest, with the seconds of all. So no more than one event waits, and no second is lost.
 */
final class LiveStream {

  private static final long KEEP_ALIVE_SECONDS = 10;

  private final SseClient client;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private @Nullable Live newest;
  private boolean ended;

  LiveStream(SseClient client) {
    this.client = client;
  }

  /**
   * Sends until the run is final, the reader has gone or this was ended; on a thread of its own.
   */
  @SuppressWarnings("try") // the subscription is only there to be closed
  void run(Runs runs, String id) {
    try (Runs.Subscription subscription = runs.subscribe(id, this::offer)) {
      while (!client.terminated()) {
        Live live = take();
        if (ended()) {
          return;
        }
        if (live == null) {
          client.sendComment("still here");
          continue;
        }
        client.sendEvent("live", new String(Json.write(live), StandardCharsets.UTF_8));
        if (live.run().state().isFinal()) {
          client.sendEvent("end", live.run().id());
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      client.close();
    }
  }

  /** Sends nothing any more. */
  void end() {
    lock.lock();
    try {
      ended = true;
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private void offer(Live live) {
    lock.lock();
    try {
      live.seconds().forEach(s -> seconds.put(s.second(), s));
      newest = live;
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Live take() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(KEEP_ALIVE_SECONDS);
      while (newest == null && !ended && left > 0) {
        left = came.awaitNanos(left);
      }
      Live live = newest;
      if (live == null) {
        return null;
      }
      Live all =
          new Live(
              live.run(),
              live.second(),
              live.totals(),
              List.copyOf(seconds.values()),
              live.requests(),
              live.errors(),
              live.workers(),
              live.losses());
      seconds.clear();
      newest = null;
      return all;
    } finally {
      lock.unlock();
    }
  }
}
