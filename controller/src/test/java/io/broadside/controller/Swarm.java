package io.broadside.controller;

import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.metrics.MeasuredWorker;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Many workers in one process that say what real ones would, and send nothing: for measuring what a
 * controller needs. Prints a port a line, then {@code ready}; ends with its input, and says then
 * how many bytes a worker was told at a time, on average and at the most.
 */
final class Swarm {

  static final int REQUESTS = 50;
  static final int SECONDS = 60;
  static final int RATE = 5_000;

  private static final int PER_SECOND = 20;

  private final List<byte[]> scrapes = new ArrayList<>();
  final Outline outline =
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
    MeasuredWorker measured = new MeasuredWorker();
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

  /** What a worker has measured by that second. */
  byte[] scrape(long second) {
    return scrapes.get(Math.clamp(second, 0, SECONDS));
  }

  /**
   * Is told how many workers there are, and how many of them go and come back while the load lasts.
   */
  public static void main(String[] args) throws Exception {
    Swarm swarm = new Swarm();
    Executor threads = Executors.newFixedThreadPool(8);
    int count = Integer.parseInt(args[0]);
    int rejoining = Integer.parseInt(args[1]);
    List<SwarmWorker> workers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      long leaves = i > rejoining ? SECONDS : (long) SECONDS * i / (rejoining + 1);
      SwarmWorker worker = new SwarmWorker("worker-" + i, leaves, swarm);
      workers.add(worker);
      System.out.println(listen(worker, threads));
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {}
    long told = workers.stream().mapToLong(SwarmWorker::told).sum();
    long bytes = workers.stream().mapToLong(SwarmWorker::bytes).sum();
    long most = workers.stream().mapToLong(SwarmWorker::mostBytes).max().orElse(0);
    System.out.printf("%d %d%n", bytes / Math.max(1, told), most);
    System.exit(0);
  }

  private static int listen(SwarmWorker worker, Executor threads) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.setExecutor(threads);
    for (String path :
        List.of(
            WorkerPaths.SCHEDULE, WorkerPaths.STATUS, WorkerPaths.OUTLINE, WorkerPaths.METRICS)) {
      server.createContext(
          path,
          exchange -> {
            byte[] body = worker.answer(path, exchange.getRequestBody().readAllBytes());
            try (exchange) {
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          });
    }
    server.start();
    return server.getAddress().getPort();
  }
}
