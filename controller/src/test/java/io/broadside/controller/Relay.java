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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A network between two that can be cut, and mended, or that brings nothing any more. */
public final class Relay implements RelayedFleet.Way {

  private final URI to;
  private final int port;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Set<Socket> stranded = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket server;
  private volatile boolean held;

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

  private void pipe(Socket from, Socket to) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (from;
                  to;
                  InputStream in = from.getInputStream();
                  OutputStream out = to.getOutputStream()) {
                byte[] bytes = new byte[8192];
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                  while (held || stranded.contains(from)) {
                    Thread.sleep(10);
                  }
                  out.write(bytes, 0, n);
                }
              } catch (IOException | InterruptedException e) {
                // cut
              }
            });
  }

  /** Takes everything from now on, and brings nothing, as if the other side were stopped. */
  public void hold() {
    held = true;
  }

  /** Brings what was held, and goes on. */
  public void release() {
    held = false;
  }

  /** The connections that there are bring nothing any more; new ones do. */
  public void strand() {
    stranded.addAll(sockets);
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
