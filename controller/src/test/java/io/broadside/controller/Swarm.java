package io.broadside.controller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.metrics.Measured;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Phase;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Many workers in one process that say what real ones would, and send nothing: for measuring what a
 * controller needs. Prints a port a line, then {@code ready}, and ends with its input.
 */
final class Swarm {

  static final int REQUESTS = 50;
  static final int SECONDS = 60;
  private static final int PER_SECOND = 20;
  private static final int RATE = 5_000;

  private final List<byte[]> scrapes = new ArrayList<>();
  private final Outline outline =
      new Outline(
          "Swarm",
          "digest",
          null,
          List.of(
              new Population(
                  "shop",
                  Population.Model.OPEN,
                  true,
                  Set.of(),
                  Collections.nCopies(SECONDS, RATE))),
          List.of(),
          false,
          List.of());

  /** What workers of 50 requests would expose: 20 responses a second each, log-normal. */
  private Swarm() throws IOException {
    Random random = new Random(7);
    Measured measured = new Measured();
    for (int second = 0; second <= SECONDS; second++) {
      for (int request = 0; request < REQUESTS; request++) {
        for (int i = 0; i < PER_SECOND; i++) {
          double time = Math.exp(random.nextGaussian()) * 0.05;
          measured.response("request " + request, i == 0 ? MetricNames.KO : MetricNames.OK, time);
        }
      }
      scrapes.add(measured.exposed());
    }
  }

  public static void main(String[] args) throws Exception {
    Swarm swarm = new Swarm();
    Executor threads = Executors.newFixedThreadPool(8);
    for (int i = 1; i <= Integer.parseInt(args[0]); i++) {
      System.out.println(swarm.new Worker("worker-" + i, threads).port());
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  private final class Worker {

    private final String name;
    private final HttpServer server;
    private @Nullable Schedule schedule;

    Worker(String name, Executor threads) throws IOException {
      this.name = name;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
      server.setExecutor(threads);
      server.createContext(WorkerPaths.SCHEDULE, x -> answer(x, Json.write(follow(x))));
      server.createContext(WorkerPaths.STATUS, x -> answer(x, Json.write(status())));
      server.createContext(WorkerPaths.OUTLINE, x -> answer(x, Json.write(outline)));
      server.createContext(
          WorkerPaths.METRICS, x -> answer(x, scrapes.get(Math.clamp(second(), 0, SECONDS))));
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private synchronized Status follow(HttpExchange exchange) throws IOException {
      schedule = Json.read(exchange.getRequestBody().readAllBytes(), Schedule.class);
      return status();
    }

    private synchronized long second() {
      Long start = schedule == null ? null : schedule.startMillis();
      return start == null ? -1 : (System.currentTimeMillis() - start) / 1000;
    }

    private synchronized Status status() {
      Schedule known = schedule;
      long second = second();
      Phase phase =
          known == null
              ? Phase.IDLE
              : second >= SECONDS || known.stop()
                  ? Phase.FINISHED
                  : second < 0 ? Phase.PREPARED : Phase.RUNNING;
      Long start = known == null ? null : known.startMillis();
      long through = Math.clamp(second, 0, SECONDS) * (long) RATE;
      return new Status(
          name,
          name,
          phase,
          known == null ? null : known.run(),
          known == null ? 0 : known.version(),
          known == null ? null : outline.digest(),
          known == null ? 0 : known.epochs().size(),
          null,
          Map.of("shop", new Progress(through, through, through, second >= SECONDS)),
          false,
          0,
          System.currentTimeMillis() * 1_000_000,
          start == null || second < 0 ? null : Long.valueOf(start * 1_000_000),
          null,
          null);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
      try (exchange) {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }
}
