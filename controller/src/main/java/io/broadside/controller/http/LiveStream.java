package io.broadside.controller.http;

import io.broadside.controller.api.Live;
import io.broadside.controller.run.Runs;
import io.broadside.protocol.wire.Json;
import io.javalin.http.sse.SseClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends a run's events to one reader. A reader that is too slow loses the oldest ones, of which
 * later ones do not repeat the seconds; it can fetch those.
 */
final class LiveStream {

  private static final int MOST_WAITING = 8;
  private static final int KEEP_ALIVE_SECONDS = 10;

  private final SseClient client;
  private final BlockingQueue<Live> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

  LiveStream(SseClient client) {
    this.client = client;
  }

  /** Sends until the run is final or the reader has gone; on the request's own thread. */
  @SuppressWarnings("try") // the subscription is only there to be closed
  void run(Runs runs, String id) {
    try (Runs.Subscription subscription = runs.subscribe(id, this::offer)) {
      while (!client.terminated()) {
        Live live = waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
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

  private void offer(Live live) {
    while (!waiting.offer(live)) {
      waiting.poll();
    }
  }
}
