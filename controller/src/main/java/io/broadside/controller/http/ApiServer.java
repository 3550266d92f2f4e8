package io.broadside.controller.http;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.ProblemAnswers;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.controller.http.request.Refusals;
import io.broadside.controller.http.results.ComparisonResource;
import io.broadside.controller.http.results.CourseResource;
import io.broadside.controller.http.results.ResultResource;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.protocol.wire.Release;
import io.broadside.results.store.ResultStore;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the API and the dashboard. */
public final class ApiServer implements AutoCloseable {

  private static final Map<String, String> HEADERS =
      Map.of(
          Release.HEADER,
          Release.OWN.header(),
          "Content-Security-Policy",
          "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
              + " form-action 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-cache");

  private final Javalin server;
  private final RunResource runs;

  /**
   * Not listening yet.
   *
   * @param guard knows who may ask
   * @param own what it says of itself
   */
  public ApiServer(
      Runs runs,
      Platform platform,
      SimulationLibrary library,
      ResultStore results,
      MergedMetrics metrics,
      Guard guard,
      Particulars own) {
    Bodies bodies = new Bodies();
    this.runs = new RunResource(runs, new Views(results), bodies);
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.threadPool = threads();
              config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new Refusals(HEADERS)));
              config.http.prefer405over404 = true;
              config.staticFiles.add("/dashboard", Location.CLASSPATH);
              config.routes.before(ApiServer::harden);
              config.routes.before(guard::check);
              config.routes.get("/healthz", ctx -> ctx.result("ok\n"));
              config.routes.before("/api/*", ctx -> demandSteering(runs, ctx));
              config.routes.get("/readyz", ctx -> readiness(runs, ctx));
              config.routes.get("/metrics", metrics::serve);
              config.routes.get("/api/openapi.yaml", ApiServer::openApi);
              this.runs.route(config.routes);
              new CourseResource(runs, results).route(config.routes);
              new WorkerResource(platform, runs, own, bodies).route(config.routes);
              new PreviewResource(runs, own, bodies).route(config.routes);
              new AboutResource(own, results).route(config.routes);
              new SimulationResource(library).route(config.routes);
              new ResultResource(results, runs, bodies).route(config.routes);
              new ComparisonResource(results).route(config.routes);
              ProblemAnswers.route(config.routes);
            });
  }

  /** A slow client blocks only a virtual thread, and these are plentiful. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 1).factory()));
    return threads;
  }

  private static void harden(Context ctx) {
    HEADERS.forEach(ctx::header);
  }

  private static void readiness(Runs runs, Context ctx) {
    Optional<String> obstacle = runs.obstacle();
    ctx.status(obstacle.isPresent() ? 503 : 200)
        .result(obstacle.map(why -> why + "\n").orElse("ready\n"));
  }

  /** Only one controller knows how things stand, and may change them, once it knows. */
  private static void demandSteering(Runs runs, Context ctx) {
    runs.obstacle()
        .filter(why -> !ctx.path().equals("/api/openapi.yaml"))
        .ifPresent(
            why -> {
              throw new ProblemException(ProblemAnswers.away(why));
            });
  }

  private static void openApi(Context ctx) {
    var file = ApiServer.class.getResourceAsStream("/openapi.yaml");
    ctx.contentType("application/yaml").result(Objects.requireNonNull(file));
  }

  /** Every route, such as {@code GET /api/runs}. */
  List<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .filter(h -> h.endpoint.method.isHttpMethod())
        .map(h -> h.endpoint.method.name() + " " + h.endpoint.path)
        .toList();
  }

  /**
   * Listens from now on; returns the port.
   *
   * @throws ListenException if it cannot
   */
  public int start(String host, int port) throws ListenException {
    try {
      // tried out first, since Javalin would print the whole trace of its failure
      new ServerSocket(port, 1, InetAddress.getByName(host)).close();
      return server.start(host, port).port();
    } catch (IOException | RuntimeException e) {
      throw new ListenException(host, port, e);
    }
  }

  @Override
  public void close() {
    runs.close();
    server.stop();
  }
}
