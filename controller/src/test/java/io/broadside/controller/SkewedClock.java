package io.broadside.controller;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes a worker's clock wrong: whatever it says of it, or is told about it, is shifted on the way.
 */
final class SkewedClock implements RelayedFleet.Way {

  private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");

  private final URI endpoint;
  private final long aheadNanos;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  SkewedClock(URI endpoint, Duration ahead) {
    this.endpoint = endpoint;
    this.aheadNanos = ahead.toNanos();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(endpoint.resolve(exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(
                      shifted(asked, -aheadNanos, "/clockOffsetNanos", "/lease/heardNanos")));
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
          clock ? shifted(answer.body(), aheadNanos, "/clockNanos", "/beganNanos") : answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same JSON, with those numbers changed that there are, each named by a JSON pointer. */
  private static byte[] shifted(byte[] body, long byNanos, String... names) throws IOException {
    if (body.length == 0
        || body[0] != '{'
        || !(Json.mapper().readTree(body) instanceof ObjectNode node)) {
      return body;
    }
    for (String name : names) {
      JsonPointer place = JsonPointer.compile(name);
      JsonNode value = node.at(place);
      if (value.isNumber() && node.at(place.head()) instanceof ObjectNode holder) {
        holder.put(place.last().getMatchingProperty(), value.asLong() + byNanos);
      }
    }
    return Json.mapper().writeValueAsBytes(node);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
