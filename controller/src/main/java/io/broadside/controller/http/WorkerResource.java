package io.broadside.controller.http;

import io.broadside.controller.api.Workers;
import io.broadside.controller.conductor.Runs;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workers, and how many there are to be. */
final class WorkerResource {

  private static final int LOG_LINES = 1_000;

  private final Platform platform;
  private final Runs runs;
  private final Bodies bodies;

  WorkerResource(Platform platform, Runs runs, Bodies bodies) {
    this.platform = platform;
    this.runs = runs;
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

  private void log(Context ctx) throws IOException {
    String name = ctx.pathParam("name");
    List<String> lines =
        platform
            .fleet()
            .log(name, LOG_LINES)
            .orElseThrow(
                () ->
                    ProblemException.missing(
                        ("There is no log of %s here. If it is a pod, `kubectl logs %s` shows its"
                                + " log.")
                            .formatted(name, name)));
    ctx.contentType("text/plain; charset=utf-8").result(String.join("\n", lines) + "\n");
  }

  private Workers workers() {
    return new Workers(platform.fleet().wanted(), runs.workers(), platform.trouble().orElse(null));
  }
}
