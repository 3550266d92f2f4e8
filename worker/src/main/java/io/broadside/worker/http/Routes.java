package io.broadside.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import io.broadside.worker.dealing.Refusal;
import io.broadside.worker.engine.Engine;
import io.broadside.worker.exit.OutputLog;
import io.broadside.worker.metrics.WorkerMetrics;
import io.broadside.worker.metrics.WrittenFigures;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All routes of a worker's HTTP server. Thread-safe. */
final class Routes {

  private static final int MOST_SCHEDULE_BYTES = 4 << 20;
  private static final int LOG_LINES = 1_000;

  private final Engine engine;
  private final WorkerMetrics metrics;
  private final @Nullable OutputLog log;
  private final Map<String, Route> routes;

  Routes(Engine engine, WorkerMetrics metrics, @Nullable OutputLog log) {
    this.engine = engine;
    this.metrics = metrics;
    this.log = log;
    this.routes =
        Map.of(
            WorkerPaths.HEALTHZ, Route.probe(call -> HttpAnswer.text(200, "alive")),
            WorkerPaths.READYZ, Route.probe(call -> readiness()),
            WorkerPaths.STATUS, Route.get(call -> HttpAnswer.json(engine.status())),
            WorkerPaths.SCHEDULE, Route.put(this::schedule).and(Route.get(call -> claim())),
            WorkerPaths.BUNDLES, Route.put(this::bundle).and(Route.get(this::packed)),
            WorkerPaths.OUTLINE, Route.get(call -> outline()),
            WorkerPaths.ORDINALS, Route.get(this::ordinals),
            WorkerPaths.METRICS, Route.get(this::scrape),
            WorkerPaths.LOG, Route.get(call -> log()));
  }

  /**
   * The route to that path.
   *
   * @throws HttpException if there is none
   */
  Route to(String path) throws HttpException {
    Route route = routes.get(base(path));
    if (route == null) {
      throw new HttpException(
          404, "not-found", "Not found", "A worker has no page at %s.".formatted(path));
    }
    return route;
  }

  /** The part of a path after the route's own path. */
  static String rest(String path) {
    return path.substring(base(path).length());
  }

  private static String base(String path) {
    return path.startsWith(WorkerPaths.BUNDLES) ? WorkerPaths.BUNDLES : path;
  }

  private HttpAnswer readiness() {
    return engine.unready().map(w -> HttpAnswer.text(503, w)).orElse(HttpAnswer.text(200, "ready"));
  }

  private HttpAnswer schedule(Call call) throws IOException, HttpException {
    byte[] body = call.body("A schedule", MOST_SCHEDULE_BYTES);
    try {
      Schedule schedule = Json.read(body, Schedule.class);
      if (schedule == null) {
        throw badSchedule("it is empty, or null.");
      }
      return HttpAnswer.json(engine.accept(schedule));
    } catch (JsonProcessingException e) {
      throw badSchedule(BadJson.reason(e));
    } catch (Refusal e) {
      throw refused(e);
    }
  }

  private HttpAnswer claim() throws HttpException {
    return HttpAnswer.json(
        engine
            .claim()
            .orElseThrow(
                () -> new HttpException(404, "idle", "Idle", "This worker has no schedule yet.")));
  }

  private static HttpException badSchedule(String reason) {
    return new HttpException(
        400, "bad-schedule", "Not a schedule", "The body is not a schedule: " + reason);
  }

  private HttpAnswer bundle(Call call) throws IOException, HttpException {
    Bundle bundle = Bundle.of(call.body("A bundle", Bundle.MAX_PACKED_BYTES));
    if (!bundle.digest().equals(call.rest())) {
      throw new HttpException(
          422,
          "damaged-bundle",
          "Damaged bundle",
          "The path says that the bundle's SHA-256 is %s, but that of the body is %s. Send it again."
              .formatted(call.rest(), bundle.digest()));
    }
    try {
      engine.accept(bundle);
      return HttpAnswer.nothing();
    } catch (Refusal e) {
      throw refused(e);
    }
  }

  private HttpAnswer packed(Call call) throws HttpException {
    return engine
        .bundle()
        .filter(b -> b.digest().equals(call.rest()))
        .map(b -> HttpAnswer.of(200, "application/zip", b.zip()))
        .orElseThrow(
            () ->
                new HttpException(
                    404,
                    "no-bundle",
                    "No such bundle",
                    "This worker has no bundle with that" + " digest."));
  }

  private static HttpException refused(Refusal e) {
    return new HttpException(409, "refused", "Refused", String.valueOf(e.getMessage()));
  }

  private HttpAnswer outline() throws HttpException {
    return HttpAnswer.json(
        engine
            .outline()
            .orElseThrow(
                () ->
                    new HttpException(
                        404,
                        "not-prepared",
                        "Not prepared",
                        "The outline is available after a run is prepared. /status shows the"
                            + " progress.")));
  }

  private HttpAnswer ordinals(Call call) throws HttpException {
    String query = call.query();
    if (query == null || !query.matches("atMillis=-?\\d{1,15}")) {
      throw new HttpException(
          400, "bad-query", "Bad query", "Ask with ?atMillis=RUN_TIME_IN_MILLISECONDS.");
    }
    return HttpAnswer.json(
        engine
            .firstOrdinals(Long.parseLong(query.substring("atMillis=".length())))
            .orElseThrow(
                () ->
                    new HttpException(
                        404,
                        "not-started",
                        "Not started",
                        "The ordinals are available after the start time of the run is set.")));
  }

  private HttpAnswer log() throws IOException, HttpException {
    if (log == null) {
      throw new HttpException(404, "no-log", "No log", "Nobody keeps what this engine prints.");
    }
    return HttpAnswer.text(200, String.join("\n", log.lines(LOG_LINES)));
  }

  private HttpAnswer scrape(Call call) {
    WrittenFigures figures = metrics.scrape(call.accept());
    return HttpAnswer.of(200, figures.contentType(), figures.body());
  }
}
