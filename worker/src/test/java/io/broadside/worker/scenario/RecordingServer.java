package io.broadside.worker.scenario;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as its plan needs it, and keeps what it was sent, a line for each request. */
final class RecordingServer implements AutoCloseable {

  private static final String STATE =
      "{\"items\":[\"a\",\"b\"],\"left\":2,\"state\":\"full\",\"more\":true}";
  private static final String PAGE =
      "<html><body><a class=\"next\" href=\"/found\">go on</a></body></html>";

  final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> times = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  RecordingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What it was sent so far. */
  List<String> lines() {
    return List.copyOf(seen);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      seen.add(line(exchange, body));
      String path = exchange.getRequestURI().getPath();
      int time = times.merge(path, 1, Integer::sum);
      switch (path) {
        case "/state" -> send(exchange, 200, "application/json", STATE);
        case "/page" -> send(exchange, 200, "text/html", PAGE);
        case "/left" -> send(exchange, 200, "application/json", "{\"left\":" + (2 - time) + "}");
        case "/more" -> send(exchange, 200, "application/json", "{\"more\":" + (time < 2) + "}");
        case "/flaky", "/shaky" -> send(exchange, time < 2 ? 500 : 200, "text/plain", "");
        case "/missing" -> send(exchange, 404, "text/plain", "");
        case "/moved" -> {
          exchange.getResponseHeaders().set("Location", "/followed");
          send(exchange, 302, "text/plain", "");
        }
        case "/events" -> send(exchange, 200, "text/event-stream", "data: hello\n\ndata: you\n\n");
        default -> send(exchange, 200, "application/json", "{\"ok\":true}");
      }
    }
  }

  private static String line(HttpExchange exchange, String body) {
    Headers headers = exchange.getRequestHeaders();
    String told =
        Stream.of(
                "Content-Type", "Accept", "Authorization", "Proxy-Authorization", "Cookie", "X-All")
            .filter(headers::containsKey)
            .map(h -> h + ": " + headers.getFirst(h))
            .collect(Collectors.joining(", "));
    String boundary =
        told.contains("boundary=") ? told.replaceAll("(?s).*boundary=([^,]+).*", "$1") : "\u0000";
    return "%s %s [%s] %s"
        .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), told, body)
        .replace(boundary, "BOUNDARY")
        .replace("\r\n", "\n")
        .strip();
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Id", "h1");
    boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
