package io.broadside.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another fleet, whose workers' clocks are wrong: whatever a worker says of its clock, or is told
 * about it, is shifted on the way.
 */
final class SkewedFleet implements Fleet {

  private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");

  private final Fleet fleet;
  private final Map<String, Duration> ahead;
  private final Map<String, HttpServer> relays = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  /**
   * Shifts some clocks.
   *
   * @param ahead by how much, by worker
   */
  SkewedFleet(Fleet fleet, Map<String, Duration> ahead) {
    this.fleet = fleet;
    this.ahead = ahead;
  }

  @Override
  public List<Member> members() {
    return fleet.members().stream()
        .map(m -> new Member(m.worker(), m.state(), relayed(m.worker(), m.endpoint()), m.reason()))
        .toList();
  }

  private @Nullable URI relayed(String worker, @Nullable URI endpoint) {
    Duration by = ahead.get(worker);
    if (endpoint == null || by == null) {
      return endpoint;
    }
    HttpServer relay = relays.computeIfAbsent(worker, w -> relay(endpoint, by.toNanos()));
    return URI.create("http://127.0.0.1:" + relay.getAddress().getPort());
  }

  private HttpServer relay(URI endpoint, long aheadNanos) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
      server.setExecutor(threads);
      server.createContext("/", x -> pass(x, endpoint, aheadNanos));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(HttpExchange exchange, URI endpoint, long aheadNanos) throws IOException {
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(endpoint.resolve(exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(shifted(asked, -aheadNanos, "clockOffsetNanos")));
      for (String name : PASSED_ON) {
        exchange
            .getRequestHeaders()
            .getOrDefault(name, List.of())
            .forEach(v -> request.header(name, v));
      }
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      String path = exchange.getRequestURI().getPath();
      boolean clock = path.equals(WorkerPaths.STATUS) || path.equals(WorkerPaths.SCHEDULE);
      byte[] body =
          clock ? shifted(answer.body(), aheadNanos, "clockNanos", "beganNanos") : answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same JSON, with those members changed that there are. */
  private static byte[] shifted(byte[] body, long byNanos, String... names) throws IOException {
    if (body.length == 0
        || body[0] != '{'
        || !(Json.mapper().readTree(body) instanceof ObjectNode node)) {
      return body;
    }
    Stream.of(names)
        .filter(node::hasNonNull)
        .forEach(n -> node.put(n, node.get(n).asLong() + byNanos));
    return Json.mapper().writeValueAsBytes(node);
  }

  @Override
  public void scale(int workers) throws FleetException {
    fleet.scale(workers);
  }

  @Override
  public int wanted() {
    return fleet.wanted();
  }

  @Override
  public void onChange(Runnable listener) {
    fleet.onChange(listener);
  }

  @Override
  public void close() {
    fleet.close();
    relays.values().forEach(r -> r.stop(0));
    threads.shutdownNow();
    http.close();
  }
}
