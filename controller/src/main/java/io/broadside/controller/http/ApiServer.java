package io.broadside.controller.http;

import io.broadside.controller.api.RunRequest;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.library.LibraryException;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.run.RunException;
import io.broadside.controller.run.Runs;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the API and the dashboard. */
public final class ApiServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

  private final Runs runs;
  private final Fleet fleet;
  private final SimulationLibrary library;
  private final MergedMetrics metrics;
  private final Javalin server;

  /**
   * Not listening yet.
   *
   * @param token what requests from elsewhere have to show
   */
  public ApiServer(
      Runs runs, Fleet fleet, SimulationLibrary library, MergedMetrics metrics, String token) {
    this.runs = runs;
    this.fleet = fleet;
    this.library = library;
    this.metrics = metrics;
    Guard guard = new Guard(token);
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.prefer405over404 = true;
              config.staticFiles.add("/dashboard", Location.CLASSPATH);
              config.routes.before(ApiServer::harden);
              config.routes.before(guard::check);
              route(config.routes);
              config.routes.exception(ProblemException.class, (e, ctx) -> say(ctx, e.problem()));
              config.routes.exception(RunException.class, (e, ctx) -> say(ctx, problem(e)));
              config.routes.exception(HttpResponseException.class, ApiServer::sayHttp);
              config.routes.exception(Exception.class, ApiServer::sayBroken);
              config.routes.error(
                  404,
                  ctx -> {
                    if (!String.valueOf(ctx.res().getContentType()).contains("problem")) {
                      say(
                          ctx,
                          new Problem(
                              "/problems/not-found",
                              "Not found",
                              404,
                              "There is no "
                                  + ctx.path()
                                  + "; GET /api/openapi.yaml says what there is."));
                    }
                  });
            });
  }

  private void route(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.result("ok\n"));
    routes.get("/readyz", ctx -> ctx.result("ready\n"));
    routes.get("/metrics", metrics::serve);
    routes.get("/api/runs", ctx -> json(ctx, 200, runs.list()));
    routes.post(
        "/api/runs", ctx -> json(ctx, 201, runs.create(Bodies.json(ctx, RunRequest.class))));
    routes.get(
        "/api/runs/{id}", ctx -> json(ctx, 200, runs.find(id(ctx)).orElseThrow(() -> noRun(ctx))));
    routes.post("/api/runs/{id}/stop", ctx -> json(ctx, 200, runs.stop(id(ctx))));
    routes.get(
        "/api/runs/{id}/live",
        ctx -> json(ctx, 200, runs.live(id(ctx)).orElseThrow(() -> noRun(ctx))));
    routes.get(
        "/api/runs/{id}/seconds",
        ctx ->
            json(
                ctx,
                200,
                runs.seconds(id(ctx), number(ctx, "from", 0), number(ctx, "to", Long.MAX_VALUE))));
    // By the time that a stream's handler is called, the answer has begun.
    routes.before("/api/runs/{id}/events", this::demandRun);
    routes.before("/api/runs/{id}/seconds", this::demandRun);
    routes.sse(
        "/api/runs/{id}/events",
        client -> new LiveStream(client).run(runs, client.ctx().pathParam("id")));
    routes.post("/api/stop", this::stopAll);
    routes.get(
        "/api/workers",
        ctx -> json(ctx, 200, Map.of("wanted", fleet.wanted(), "workers", runs.workers())));
    routes.put("/api/workers", this::scale);
    routes.get("/api/simulations", ctx -> json(ctx, 200, library.list()));
    routes.put("/api/simulations/{name}", this::upload);
    routes.get("/api/openapi.yaml", ApiServer::openApi);
  }

  private void demandRun(Context ctx) {
    if (runs.find(id(ctx)).isEmpty()) {
      throw noRun(ctx);
    }
  }

  private void stopAll(Context ctx) throws RunException {
    for (var run : runs.list()) {
      if (!run.state().isFinal()) {
        json(ctx, 200, runs.stop(run.id()));
        return;
      }
    }
    throw new ProblemException(404, "no-run", "Nothing to stop", "No run is under way.");
  }

  /**
   * How many workers there are to be.
   *
   * @param count 0 or more
   */
  record Count(@Nullable Integer count) {}

  private void scale(Context ctx) throws RunException {
    Integer count = Bodies.json(ctx, Count.class).count();
    int most = Limits.DEFAULT.workers();
    if (count == null || count < 0 || count > most) {
      throw new ProblemException(
          400,
          "bad-request",
          "Bad request",
          "count must be between 0 and %d, not %s.".formatted(most, count));
    }
    try {
      fleet.scale(count);
    } catch (FleetException e) {
      throw new ProblemException(502, "fleet", "Cannot scale", String.valueOf(e.getMessage()));
    }
    json(ctx, 202, Map.of("wanted", fleet.wanted(), "workers", runs.workers()));
  }

  private void upload(Context ctx) {
    byte[] body = Bodies.read(ctx, Bundle.MAX_PACKED_BYTES);
    try {
      json(ctx, 201, library.put(ctx.pathParam("name"), body));
    } catch (LibraryException e) {
      throw new ProblemException(
          400, "bad-simulation", "Cannot be taken", String.valueOf(e.getMessage()));
    }
  }

  private static void openApi(Context ctx) {
    var file = ApiServer.class.getResourceAsStream("/openapi.yaml");
    ctx.contentType("application/yaml").result(java.util.Objects.requireNonNull(file));
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }

  private static long number(Context ctx, String name, long usual) {
    String text = ctx.queryParam(name);
    try {
      return text == null ? usual : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          400,
          "bad-request",
          "Bad request",
          "%s must be a whole number, not \"%s\".".formatted(name, text));
    }
  }

  private static ProblemException noRun(Context ctx) {
    return new ProblemException(
        404, "not-found", "No such run", "There is no run %s.".formatted(ctx.pathParam("id")));
  }

  private static Problem problem(RunException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.code()) {
      case BAD_REQUEST -> new Problem("/problems/bad-request", "Bad request", 400, message);
      case NOT_FOUND -> new Problem("/problems/not-found", "Not found", 404, message);
      case BUSY -> new Problem("/problems/busy", "Busy", 409, message);
      case OVER_LIMIT -> new Problem("/problems/over-limit", "Over the limit", 422, message);
    };
  }

  private static void harden(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-cache");
  }

  private static void json(Context ctx, int status, Object value) {
    byte[] body = Json.write(value);
    ctx.status(status).contentType("application/json").result(body);
  }

  private static void say(Context ctx, Problem problem) {
    ctx.status(problem.status()).result(Json.write(problem)).contentType(Problem.MEDIA_TYPE);
  }

  private static void sayHttp(HttpResponseException e, Context ctx) {
    say(
        ctx,
        new Problem(
            "/problems/http", "Not possible", e.getStatus(), String.valueOf(e.getMessage())));
  }

  private static void sayBroken(Exception e, Context ctx) {
    LOG.error("{} {} broke down", ctx.method(), ctx.path(), e);
    say(
        ctx,
        new Problem(
            "/problems/internal",
            "Broken",
            500,
            "Something broke down in the controller; its log says what."));
  }

  /**
   * Listens from now on.
   *
   * @throws PortInUseException if somebody else does there
   */
  public int start(String host, int port) throws PortInUseException {
    try {
      return server.start(host, port).port();
    } catch (RuntimeException e) {
      throw new PortInUseException(host, port, e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
