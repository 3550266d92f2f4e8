package io.broadside.controller;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A network between two that can be cut, and mended. */
public final class Relay implements RelayedFleet.Way {

  private final URI to;
  private final int port;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile ServerSocket server;

  /** Leads there. */
  public Relay(URI to) {
    this.to = to;
    this.server = listen(0);
    this.port = server.getLocalPort();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private ServerSocket listen(int where) {
    try {
      ServerSocket listening = new ServerSocket(where, 50, InetAddress.getLoopbackAddress());
      Thread.ofPlatform().daemon().start(() -> accept(listening));
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    try (listening) {
      while (true) {
        connect(listening.accept());
        if (listening.isClosed()) {
          closeSockets();
        }
      }
    } catch (IOException e) {
      // cut
    }
  }

  private void connect(Socket near) throws IOException {
    sockets.add(near);
    try {
      Socket far = new Socket(to.getHost(), to.getPort());
      sockets.add(far);
      pipe(near, far);
      pipe(far, near);
    } catch (IOException e) {
      near.close();
    }
  }

  private static void pipe(Socket from, Socket to) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (from;
                  to;
                  InputStream in = from.getInputStream();
                  OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
              } catch (IOException e) {
                // cut
              }
            });
  }

  /** Cuts every connection, and lets no new one through. */
  public void cut() {
    try {
      server.close();
      closeSockets();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeSockets() throws IOException {
    for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
      socket.close();
    }
  }

  /** Lets new connections through again, at the same address. */
  public void mend() {
    server = listen(port);
  }

  @Override
  public void close() {
    cut();
  }
}
