package io.broadside.controller.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A target that takes down whose tokens it is shown. */
final class IdentityServer implements AutoCloseable {

  final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  IdentityServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      String shown = call.getRequestHeaders().getFirst("Authorization");
      int status = 401;
      if (shown != null && shown.startsWith("Bearer ")) {
        calls.merge(user(shown.substring("Bearer ".length())), 1, Integer::sum);
        status = 200;
      }
      call.sendResponseHeaders(status, -1);
    }
  }

  private static String user(String token) throws IOException {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    JsonNode all = new ObjectMapper().readTree(new String(claims, UTF_8));
    return all.path("cognito:username").asText();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
