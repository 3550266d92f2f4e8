package io.broadside.controller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes on what a controller asks a worker, and what that answers; others change it on the way.
 */
abstract class HttpRelay implements RelayedFleet.Way {

  private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");

  private final URI endpoint;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  HttpRelay(URI endpoint) {
    this.endpoint = endpoint;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
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
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(there(asked)));
      for (String name : PASSED_ON) {
        exchange
            .getRequestHeaders()
            .getOrDefault(name, List.of())
            .forEach(v -> request.header(name, v));
      }
      HttpResponse<byte[]> answer = deliver(request.build());
      byte[] body = back(exchange.getRequestURI().getPath(), answer.body());
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has the worker answer. */
  final HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofByteArray());
  }

  /**
   * Asks the worker once, twice, or late.
   *
   * @throws IOException where the request or its answer is lost
   */
  HttpResponse<byte[]> deliver(HttpRequest request) throws IOException, InterruptedException {
    return ask(request);
  }

  /** What becomes of a body on its way to the worker. */
  byte[] there(byte[] body) throws IOException {
    return body;
  }

  /** What becomes of a body on its way back. */
  byte[] back(String path, byte[] body) throws IOException {
    return body;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
