package io.broadside.controller.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** A server whose answers begin well, and then stop, or never end. */
public final class HalfServer implements AutoCloseable {

  private final ServerSocket server;
  private final long length;
  private final boolean endless;

  /** One more for each request. */
  public final Semaphore asked = new Semaphore(0);

  /** One more for each connection that the other side has given up. */
  public final Semaphore givenUp = new Semaphore(0);

  private HalfServer(long length, boolean endless) {
    this.length = length;
    this.endless = endless;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** One that promises some bytes, sends the first of them, and falls silent. */
  public static HalfServer silent() {
    return new HalfServer(1_000, false);
  }

  /** One that sends on and on. */
  static HalfServer endless() {
    return new HalfServer(Long.MAX_VALUE, true);
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> answer(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket socket) {
    try (socket;
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      byte[] request = new byte[1 << 16];
      while (in.read(request) >= 0) {
        asked.release();
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
                .formatted(length)
                .getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[10]);
        while (endless) {
          out.write(request);
        }
      }
    } catch (IOException e) {
      // the other side has had enough
    } finally {
      givenUp.release();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
