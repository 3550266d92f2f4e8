package io.broadside.controller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** An HTTP server on loopback that keeps what it is sent, as far as it takes it. */
final class Inbox implements AutoCloseable {

  /** It does not answer at all. */
  static final int HANG = 0;

  private final List<byte[]> taken = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final HttpServer server;
  private final IntUnaryOperator status;
  private int calls;

  /** Answers the first call, which is number 0, and each after it with that status. */
  Inbox(IntUnaryOperator status) throws IOException {
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int answer = status.applyAsInt(next());
    if (answer == HANG) {
      return;
    }
    if (answer < 300) {
      taken.add(body);
    }
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private synchronized int next() {
    return calls++;
  }

  /** What it took. */
  List<byte[]> taken() {
    return taken;
  }

  /** Its host and port. */
  String at() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
