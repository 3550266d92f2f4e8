package io.broadside.controller.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One HTTP request over a bare socket, with whatever headers, even those that clients forbid. */
final class BareSocket {

  private BareSocket() {}

  /** The whole answer as text. */
  static String ask(int port, String method, String path, String headers, String body)
      throws IOException {
    try (Socket socket = send(port, method, path, headers, body)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The answer is still to be read. */
  static Socket send(int port, String method, String path, String headers, String body)
      throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    String host = headers.contains("Host:") ? "" : "Host: 127.0.0.1:" + port + "\r\n";
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\n"
            + host
            + headers
            + "Connection: close\r\n"
            + "Content-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return socket;
  }
}
