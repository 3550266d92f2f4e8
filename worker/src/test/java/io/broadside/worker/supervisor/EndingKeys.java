package io.broadside.worker.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives keys as a container's agent does, each for a while, and answers as AWS does what is signed
 * with them.
 */
final class EndingKeys implements AutoCloseable {

  private static final Pattern SIGNED =
      Pattern.compile("AWS4-HMAC-SHA256 Credential=(\\w+)/\\d{8}/.*");

  /** Those whose requests were answered. */
  final Set<String> used = ConcurrentHashMap.newKeySet();

  /** How many requests were refused. */
  final AtomicInteger refused = new AtomicInteger();

  private final Duration life;
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer agent;
  private final HttpServer target;

  EndingKeys(Duration life) throws IOException {
    this.life = life;
    agent = serve(this::give);
    target = serve(this::answer);
  }

  private HttpServer serve(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  /** What the worker is told of it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI", url(agent) + "/keys",
        "AWS_EC2_METADATA_DISABLED", "true",
        "AWS_CONFIG_FILE", "/nowhere",
        "AWS_SHARED_CREDENTIALS_FILE", "/nowhere");
  }

  String target() {
    return url(target);
  }

  /** How many keys have ended that a request was signed with. */
  long ended() {
    return used.stream().filter(this::isOver).count();
  }

  /** Gives none any more. */
  void stopGiving() {
    agent.stop(0);
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private boolean isOver(String key) {
    Instant end = ends.get(key);
    return end == null || Instant.now().isAfter(end);
  }

  private void give(HttpExchange exchange) throws IOException {
    String key = "ASIA" + (ends.size() + 1);
    Instant end = Instant.now().plus(life);
    ends.put(key, end);
    send(
        exchange,
        200,
        "{\"AccessKeyId\":\"%1$s\",\"SecretAccessKey\":\"secret of %1$s\",\"Token\":\"token of %1$s\",\"Expiration\":\"%2$s\"}"
            .formatted(key, end));
  }

  private void answer(HttpExchange exchange) throws IOException {
    Matcher signed =
        SIGNED.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    String key = signed.matches() ? signed.group(1) : "";
    String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
    if (isOver(key) || !("token of " + key).equals(token)) {
      refused.incrementAndGet();
      exchange.getResponseHeaders().set("X-Amzn-ErrorType", "ExpiredTokenException");
      send(
          exchange, 403, "{\"message\":\"The security token included in the request is expired\"}");
    } else {
      used.add(key);
      send(exchange, 200, "{}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    agent.stop(0);
    target.stop(0);
    threads.close();
  }
}
