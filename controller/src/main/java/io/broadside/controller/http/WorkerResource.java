package io.broadside.controller.http;

import io.broadside.controller.api.Workers;
import io.broadside.controller.conductor.Runs;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.WorkerLogs;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The workers, and how many there are to be. */
final class WorkerResource {

  private static final int LOG_LINES = 1_000;

  private final Platform platform;
  private final Runs runs;
  private final Particulars own;
  private final Bodies bodies;

  WorkerResource(Platform platform, Runs runs, Particulars own, Bodies bodies) {
    this.platform = platform;
    this.runs = runs;
    this.own = own;
    this.bodies = bodies;
  }

  void route(RoutesConfig routes) {
    routes.get("/api/workers", ctx -> Bodies.answer(ctx, 200, workers()));
    routes.put("/api/workers", this::scale);
    routes.get("/api/workers/{name}/log", this::log);
  }

  /**
   * How many workers there are to be.
   *
   * @param count 0 or more
   */
  record WorkerCount(@Nullable Integer count) {}

  private void scale(Context ctx) throws FleetException {
    Integer count = bodies.json(ctx, WorkerCount.class).count();
    int most = runs.mostWorkers();
    if (count == null || count < 0 || count > most) {
      throw new ProblemException(
          400,
          "bad-request",
          "Bad request",
          ("count must be between 0 and %d, not %s. While a run is under way, its maxWorkers"
                  + " (--max-workers) is the limit. For more workers, start a run with a higher"
                  + " limit.")
              .formatted(most, count));
    }
    platform.fleet().scale(count);
    Bodies.answer(ctx, 202, workers());
  }

  private void log(Context ctx) {
    String name = ctx.pathParam("name");
    WorkerLogs logs = new WorkerLogs(platform.fleet(), own.workerLog());
    String log;
    try {
      log = logs.of(name, LOG_LINES).orElse(null);
    } catch (IOException e) {
      throw new ProblemException(
          502,
          "no-log",
          "No log",
          "The log of %s cannot be read: %s.%s".formatted(name, e.getMessage(), hint(name)));
    }
    if (log == null) {
      throw ProblemException.missing("No worker %s is up.%s".formatted(name, hint(name)));
    }
    ctx.contentType("text/plain; charset=utf-8").result(log + "\n");
  }

  private String hint(String pod) {
    return own.fleet().equals("kubernetes")
        ? " `kubectl logs %s` may still have its log.".formatted(pod)
        : "";
  }

  private Workers workers() {
    return new Workers(platform.fleet().wanted(), runs.workers(), platform.trouble().orElse(null));
  }
}
