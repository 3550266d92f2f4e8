package io.broadside.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.protocol.wire.WorkerPaths;
import io.broadside.worker.engine.Engine;
import io.broadside.worker.engine.Refusal;
import io.broadside.worker.metrics.WorkerMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves an engine and its metrics. Every request but the probes' has to show the token. */
public final class WorkerServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerServer.class);
  private static final int MOST_SCHEDULE_BYTES = 4 << 20;
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Engine engine;
  private final WorkerMetrics metrics;
  private final byte[] authorization;

  /**
   * Listens from now on.
   *
   * @throws IOException if the port cannot be had
   */
  public WorkerServer(InetSocketAddress address, String token, Engine engine, WorkerMetrics metrics)
      throws IOException {
    this.engine = engine;
    this.metrics = metrics;
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.server = HttpServer.create(address, 64);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answer answer;
    try (exchange) {
      try {
        answer = answer(exchange);
      } catch (JsonProcessingException e) {
        answer = Answer.problem(400, "bad-json", "Not a schedule", e.getOriginalMessage());
      } catch (IllegalArgumentException e) {
        answer = Answer.problem(400, "bad-request", "Bad request", String.valueOf(e.getMessage()));
      } catch (Refusal e) {
        answer = Answer.problem(409, "refused", "Schedule refused", String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        LOG.error("A request broke down", e);
        answer = Answer.problem(500, "internal", "Broken", "The worker's log says why.");
      }
      exchange.getResponseHeaders().set("Content-Type", answer.contentType);
      exchange.sendResponseHeaders(
          answer.status, answer.body.length == 0 ? -1 : answer.body.length);
      exchange.getResponseBody().write(answer.body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, Refusal {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals(WorkerPaths.HEALTHZ)) {
      return Answer.text(200, "ok\n");
    }
    if (path.equals(WorkerPaths.READYZ)) {
      return engine.ready() ? Answer.text(200, "ready\n") : Answer.text(503, "not ready\n");
    }
    if (!authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return Answer.problem(
          401, "token", "Token needed", "Show the fleet's token as Authorization: Bearer.");
    }
    if (path.equals(WorkerPaths.SCHEDULE) && method.equals("PUT")) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_SCHEDULE_BYTES + 1);
      if (body.length > MOST_SCHEDULE_BYTES) {
        return tooLarge("A schedule", MOST_SCHEDULE_BYTES);
      }
      return Answer.json(engine.accept(Json.read(body, Schedule.class)));
    }
    if (path.startsWith(WorkerPaths.BUNDLES) && method.equals("PUT")) {
      return bundle(exchange, path.substring(WorkerPaths.BUNDLES.length()));
    }
    if (!method.equals("GET")) {
      return Answer.problem(
          405, "method", "Method not allowed", method + " makes no sense for " + path);
    }
    return switch (path) {
      case WorkerPaths.STATUS -> Answer.json(engine.status());
      case WorkerPaths.OUTLINE -> outline();
      case WorkerPaths.ORDINALS -> ordinals(exchange.getRequestURI().getQuery());
      case WorkerPaths.METRICS -> metrics(exchange.getRequestHeaders().getFirst("Accept"));
      default -> Answer.problem(404, "not-found", "Not found", "A worker has no " + path);
    };
  }

  private Answer bundle(HttpExchange exchange, String digest) throws IOException, Refusal {
    byte[] body = exchange.getRequestBody().readNBytes(Bundle.MAX_PACKED_BYTES + 1);
    if (body.length > Bundle.MAX_PACKED_BYTES) {
      return tooLarge("A bundle", Bundle.MAX_PACKED_BYTES);
    }
    Bundle bundle = Bundle.of(body);
    if (!bundle.digest().equals(digest)) {
      return Answer.problem(
          422, "digest", "Damaged bundle", "Its digest is " + bundle.digest() + ".");
    }
    engine.accept(bundle);
    return Answer.text(204, "");
  }

  private Answer outline() {
    Optional<Outline> outline = engine.outline();
    return outline.isPresent()
        ? Answer.json(outline.get())
        : Answer.problem(
            404, "not-prepared", "Not prepared", "There is an outline once a run is prepared.");
  }

  private Answer ordinals(@Nullable String query) {
    if (query == null || !query.matches("atMillis=-?\\d{1,15}")) {
      throw new IllegalArgumentException("ask with ?atMillis=<run time in milliseconds>");
    }
    var first = engine.firstOrdinals(Long.parseLong(query.substring("atMillis=".length())));
    return first.isPresent()
        ? Answer.json(first.get())
        : Answer.problem(
            404, "not-started", "Not started", "There are ordinals once the start is known.");
  }

  private Answer metrics(@Nullable String accept) throws IOException {
    String type = metrics.contentType(accept);
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
    metrics.write(body, type);
    return new Answer(200, type, body.toByteArray());
  }

  private static Answer tooLarge(String what, int bytes) {
    return Answer.problem(
        413, "too-large", "Too large", "%s may have %,d bytes.".formatted(what, bytes));
  }

  private boolean authorized(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** A whole answer, built before the first byte is sent. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(int status, String contentType, byte[] body) {

    static Answer json(Object value) {
      return new Answer(200, "application/json", Json.write(value));
    }

    static Answer text(int status, String text) {
      return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer problem(int status, String kind, String title, String detail) {
      return new Answer(
          status,
          Problem.MEDIA_TYPE,
          Json.write(new Problem("/problems/" + kind, title, status, detail)));
    }
  }
}
