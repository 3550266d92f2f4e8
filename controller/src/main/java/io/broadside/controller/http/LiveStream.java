package io.broadside.controller.http;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.report.Moment;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.figures.Second;
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
  private final Views views;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();
  private final TreeMap<Long, Second> seconds = new TreeMap<>();
  private @Nullable Moment newest;
  private boolean ended;

  LiveStream(SseClient client, Views views) {
    this.client = client;
    this.views = views;
  }

  /**
   * Sends until the run is final, the reader has gone or this was ended; on a thread of its own.
   */
  @SuppressWarnings("try") // the subscription is only there to be closed
  void run(Runs runs, String id) {
    try (Runs.Subscription subscription = runs.subscribe(id, this::offer)) {
      while (!client.terminated()) {
        Moment moment = take();
        if (ended()) {
          return;
        }
        if (moment == null) {
          client.sendComment("still here");
          continue;
        }
        client.sendEvent(
            "live", new String(Json.write(views.live(moment)), StandardCharsets.UTF_8));
        if (moment.run().state().isFinal()) {
          client.sendEvent("end", moment.run().id());
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

  private void offer(Moment moment) {
    lock.lock();
    try {
      moment.seconds().forEach(s -> seconds.put(s.second(), s));
      newest = moment;
      came.signal();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Moment take() throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(KEEP_ALIVE_SECONDS);
      while (newest == null && !ended && left > 0) {
        left = came.awaitNanos(left);
      }
      Moment moment = newest;
      if (moment == null) {
        return null;
      }
      Moment all = moment.with(List.copyOf(seconds.values()));
      seconds.clear();
      newest = null;
      return all;
    } finally {
      lock.unlock();
    }
  }
}
