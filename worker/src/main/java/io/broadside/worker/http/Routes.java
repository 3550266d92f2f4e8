package io.broadside.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import io.broadside.worker.dealing.Refusal;
import io.broadside.worker.engine.Engine;
import io.broadside.worker.metrics.Exposition;
import io.broadside.worker.metrics.WorkerMetrics;
import java.io.IOException;
import java.util.Map;

/** What there is to ask a worker for. Thread-safe. */
final class Routes {

  private static final int MOST_SCHEDULE_BYTES = 4 << 20;

  private final Engine engine;
  private final WorkerMetrics metrics;
  private final Map<String, Route> routes;

  Routes(Engine engine, WorkerMetrics metrics) {
    this.engine = engine;
    this.metrics = metrics;
    this.routes =
        Map.of(
            WorkerPaths.HEALTHZ, Route.probe(call -> Answer.text(200, "alive")),
            WorkerPaths.READYZ, Route.probe(call -> readiness()),
            WorkerPaths.STATUS, Route.get(call -> Answer.json(engine.status())),
            WorkerPaths.SCHEDULE, Route.put(this::schedule).and(Route.get(call -> claim())),
            WorkerPaths.BUNDLES, Route.put(this::bundle).and(Route.get(this::packed)),
            WorkerPaths.OUTLINE, Route.get(call -> outline()),
            WorkerPaths.ORDINALS, Route.get(this::ordinals),
            WorkerPaths.METRICS, Route.get(this::scrape));
  }

  /**
   * The route to that path.
   *
   * @throws ProblemException if there is none
   */
  Route to(String path) throws ProblemException {
    Route route = routes.get(base(path));
    if (route == null) {
      throw new ProblemException(
          404, "not-found", "Not found", "A worker has nothing at %s.".formatted(path));
    }
    return route;
  }

  /** What comes after the route's own path. */
  static String rest(String path) {
    return path.substring(base(path).length());
  }

  private static String base(String path) {
    return path.startsWith(WorkerPaths.BUNDLES) ? WorkerPaths.BUNDLES : path;
  }

  private Answer readiness() {
    return engine.unready().map(w -> Answer.text(503, w)).orElse(Answer.text(200, "ready"));
  }

  private Answer schedule(Call call) throws IOException, ProblemException {
    byte[] body = call.body("A schedule", MOST_SCHEDULE_BYTES);
    try {
      Schedule schedule = Json.read(body, Schedule.class);
      if (schedule == null) {
        throw badSchedule("it is empty, or null.");
      }
      return Answer.json(engine.accept(schedule));
    } catch (JsonProcessingException e) {
      throw badSchedule(BadJson.reason(e));
    } catch (Refusal e) {
      throw refused(e);
    }
  }

  private Answer claim() throws ProblemException {
    return Answer.json(
        engine
            .claim()
            .orElseThrow(
                () -> new ProblemException(404, "idle", "Idle", "It follows no schedule yet.")));
  }

  private static ProblemException badSchedule(String reason) {
    return new ProblemException(
        400, "bad-schedule", "Not a schedule", "The body is no schedule: " + reason);
  }

  private Answer bundle(Call call) throws IOException, ProblemException {
    Bundle bundle = Bundle.of(call.body("A bundle", Bundle.MAX_PACKED_BYTES));
    if (!bundle.digest().equals(call.rest())) {
      throw new ProblemException(
          422,
          "damaged-bundle",
          "Damaged bundle",
          "The path says that the bundle's SHA-256 is %s, but that of the body is %s. Send it again."
              .formatted(call.rest(), bundle.digest()));
    }
    try {
      engine.accept(bundle);
      return Answer.nothing();
    } catch (Refusal e) {
      throw refused(e);
    }
  }

  private Answer packed(Call call) throws ProblemException {
    return engine
        .bundle()
        .filter(b -> b.digest().equals(call.rest()))
        .map(b -> Answer.of(200, "application/zip", b.zip()))
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "no-bundle", "No such bundle", "It was given no bundle of that digest."));
  }

  private static ProblemException refused(Refusal e) {
    return new ProblemException(409, "refused", "Refused", String.valueOf(e.getMessage()));
  }

  private Answer outline() throws ProblemException {
    return Answer.json(
        engine
            .outline()
            .orElseThrow(
                () ->
                    new ProblemException(
                        404,
                        "not-prepared",
                        "Not prepared",
                        "There is an outline once a run is prepared; /status says how far it"
                            + " is.")));
  }

  private Answer ordinals(Call call) throws ProblemException {
    String query = call.query();
    if (query == null || !query.matches("atMillis=-?\\d{1,15}")) {
      throw new ProblemException(
          400, "bad-query", "Bad query", "Ask with ?atMillis=RUN_TIME_IN_MILLISECONDS.");
    }
    return Answer.json(
        engine
            .firstOrdinals(Long.parseLong(query.substring("atMillis=".length())))
            .orElseThrow(
                () ->
                    new ProblemException(
                        404,
                        "not-started",
                        "Not started",
                        "There are ordinals once the run's start is known.")));
  }

  private Answer scrape(Call call) {
    Exposition figures = metrics.scrape(call.accept());
    return Answer.of(200, figures.contentType(), figures.body());
  }
}
