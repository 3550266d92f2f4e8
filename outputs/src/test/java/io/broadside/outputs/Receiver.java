package io.broadside.outputs;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on loopback that keeps what it is sent, and answers as it is told. */
public final class Receiver implements AutoCloseable {

  /** What came. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Request(URI uri, Headers headers, byte[] body) {}

  /** It does not answer at all. */
  public static final int HANG = 0;

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String text = "";
  private volatile int most = Integer.MAX_VALUE;

  public Receiver() throws IOException {
    this(0);
  }

  public Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** From now on it answers so. */
  public void answer(int newStatus, String newText) {
    text = newText;
    status = newStatus;
    most = Integer.MAX_VALUE;
  }

  /** After so many requests that it took it takes no more, until it is told how to answer. */
  public void takeNoMoreThan(int requestsInAll) {
    most = requestsInAll;
  }

  private void answer(HttpExchange exchange) throws IOException {
    int now = requests.size() < most ? status : 503;
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (now == HANG) {
      return;
    }
    if (now < 300) {
      requests.add(new Request(exchange.getRequestURI(), exchange.getRequestHeaders(), body));
    }
    byte[] answer = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(now, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** What it took. */
  public List<Request> requests() {
    return requests;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
