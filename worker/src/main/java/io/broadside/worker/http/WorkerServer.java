package io.broadside.worker.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.protocol.wire.Problem;
import io.broadside.protocol.wire.Release;
import io.broadside.worker.engine.Engine;
import io.broadside.worker.exit.OutputLog;
import io.broadside.worker.metrics.WorkerMetrics;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves an engine and its metrics. Every request but the probes' has to show the token. */
public final class WorkerServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerServer.class);
  private static final int FIRST_THAT_UNPINS = 24;
  private static final int BACKLOG = 64;
  private static final int LAST_ANSWERS_SECONDS = 1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(factory());
  private final Routes routes;
  private final byte[] authorization;

  /**
   * Listens from now on.
   *
   * @param log what the worker's engines have printed; null where nobody keeps it
   * @throws BindException with a sentence for the user if the port cannot be had
   */
  public WorkerServer(
      InetSocketAddress address,
      String token,
      Engine engine,
      WorkerMetrics metrics,
      @Nullable OutputLog log)
      throws IOException {
    this.routes = new Routes(engine, metrics, log);
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.server = listen(address);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Each request has a thread of its own, so that one who sends slowly, or nothing, keeps nobody
   * else waiting. Before Java 24 a virtual one that reads would hold the carrier of others.
   */
  private static ThreadFactory factory() {
    Thread.Builder threads =
        Runtime.version().feature() >= FIRST_THAT_UNPINS
            ? Thread.ofVirtual()
            : Thread.ofPlatform().daemon();
    return threads.name("http-", 1).factory();
  }

  private static HttpServer listen(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (BindException e) {
      throw new BindException(
          "Port %d of %s is not available (%s). Choose another with --port, or 0 for any free port."
              .formatted(address.getPort(), address.getHostString(), e.getMessage()));
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set(Release.HEADER, Release.OWN.header());
      answer(exchange).sendTo(exchange);
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      Route route = routes.to(path);
      if (!route.open() && !authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        throw new HttpException(
            401,
            "no-token",
            "Token needed",
            "Send the fleet's token (BROADSIDE_TOKEN) as Authorization: Bearer TOKEN.");
      }
      Route.Handler handler = route.handlers().get(exchange.getRequestMethod());
      if (handler == null) {
        exchange.getResponseHeaders().set("Allow", route.methods());
        throw new HttpException(
            405,
            "method",
            "Method not allowed",
            "%s allows only %s.".formatted(path, route.methods()));
      }
      return handler.answer(new Call(exchange, Routes.rest(path)));
    } catch (HttpException e) {
      return HttpAnswer.problem(e.problem());
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), path, e);
      return HttpAnswer.problem(
          new Problem(
              "/problems/internal", "Internal error", 500, "This is a bug. See the worker's log."));
    }
  }

  /** Takes the same time whatever is shown. */
  private boolean authorized(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
  }

  /** Takes no more requests; answers that are under way get a second to be sent. */
  @Override
  public void close() {
    server.stop(LAST_ANSWERS_SECONDS);
    threads.shutdownNow();
  }
}
