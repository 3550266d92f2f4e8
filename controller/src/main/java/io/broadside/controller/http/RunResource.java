package io.broadside.controller.http;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.Parameters;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.controller.report.Moment;
import io.broadside.controller.request.RunRequest;
import io.broadside.results.record.RunRecord;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs: beginning, watching and ending them. */
final class RunResource {

  /** Each is sent every second of its run. */
  static final int MOST_READERS = 100;

  private static final int PATIENCE_MILLIS = 2_000;

  private final Set<LiveStream> readers = ConcurrentHashMap.newKeySet();
  private final Runs runs;
  private final Views views;
  private final Bodies bodies;

  RunResource(Runs runs, Views views, Bodies bodies) {
    this.runs = runs;
    this.views = views;
    this.bodies = bodies;
  }

  void route(RoutesConfig routes) {
    routes.get("/api/runs", ctx -> Bodies.answer(ctx, 200, runs.list()));
    routes.post("/api/runs", this::create);
    routes.get("/api/runs/{id}", ctx -> Bodies.answer(ctx, 200, views.run(known(ctx))));
    routes.post(
        "/api/runs/{id}/stop", ctx -> Bodies.answer(ctx, 200, views.run(runs.stop(id(ctx)))));
    routes.get(
        "/api/runs/{id}/live",
        ctx ->
            Bodies.answer(
                ctx,
                200,
                runs.live(id(ctx))
                    .map(views::live)
                    .orElseThrow(() -> ProblemException.unknownRun(id(ctx)))));
    routes.get("/api/runs/{id}/seconds", this::seconds);
    routes.get(
        "/api/runs/{id}/planned",
        ctx -> Bodies.answer(ctx, 200, runs.planned(known(ctx).run().id())));
    // by the time that a stream's handler is called, the answer has begun
    routes.before("/api/runs/{id}/events", this::demandRoom);
    routes.sse("/api/runs/{id}/events", this::events);
    routes.post("/api/stop", this::stopAll);
  }

  private void demandRoom(Context ctx) {
    known(ctx);
    if (readers.size() >= MOST_READERS) {
      throw new ProblemException(
          503,
          "too-many-readers",
          "Too many readers",
          ("%d clients already follow runs. Close some dashboards, or request /api/runs/{id}/live"
                  + " from time to time instead.")
              .formatted(MOST_READERS));
    }
  }

  /** Closes at once what came through the door together with too many others. */
  private void events(SseClient client) {
    LiveStream stream = new LiveStream(client, views);
    readers.add(stream);
    try {
      if (readers.size() > MOST_READERS) {
        stream.end();
      }
      stream.run(runs, id(client.ctx()));
    } finally {
      readers.remove(stream);
    }
  }

  /**
   * Ends all streams, and waits for it: Javalin's threads would go on for ever with those that are
   * under way when it stops.
   */
  void close() {
    readers.forEach(LiveStream::end);
    try {
      for (int waited = 0; !readers.isEmpty() && waited < PATIENCE_MILLIS; waited += 10) {
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void create(Context ctx) throws RunException {
    RunRecord created = runs.create(bodies.json(ctx, RunRequest.class));
    Bodies.answer(ctx, 201, views.run(created));
  }

  private void seconds(Context ctx) {
    RunRecord run = known(ctx).run();
    long from = Parameters.number(ctx, "from", 0);
    Bodies.answer(
        ctx, 200, runs.seconds(run.id(), from, Parameters.number(ctx, "to", Long.MAX_VALUE)));
  }

  private void stopAll(Context ctx) {
    RunRecord stopped =
        runs.stopCurrent()
            .orElseThrow(
                () ->
                    new ProblemException(404, "no-run", "Nothing to stop", "No run is under way."));
    Bodies.answer(ctx, 200, views.run(stopped));
  }

  private Moment known(Context ctx) {
    return runs.find(id(ctx)).orElseThrow(() -> ProblemException.unknownRun(id(ctx)));
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }
}
