package io.broadside.controller.conductor.plan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Whether a target can be connected to. Only a connection: no request that nobody planned may reach
 * it.
 */
public final class TargetCheck {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final String FIELD = "target.url";

  private TargetCheck() {}

  /**
   * Connects once, and hangs up.
   *
   * @throws RunException if that is not a valid URL, or nobody answers within three seconds
   */
  public static void connect(String target) throws RunException {
    try {
      URI uri = URI.create(target);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("it has no host");
      }
      int usual = "https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(uri.getHost(), uri.getPort() >= 0 ? uri.getPort() : usual),
            CONNECT_MILLIS);
      }
    } catch (IllegalArgumentException e) {
      throw new RunException(
          RunException.Code.BAD_REQUEST,
          FIELD,
          "The target %s is not a valid URL: %s. Write it like http://localhost:8080."
              .formatted(target, e.getMessage()));
    } catch (IOException e) {
      throw new RunException(
          RunException.Code.BAD_REQUEST,
          FIELD,
          ("The target %s does not answer the controller (%s). Start it, or correct the URL."
                  + " To start the run anyway, set target.check to false (--no-target-check).")
              .formatted(
                  target, e instanceof UnknownHostException ? "no such host" : e.getMessage()));
    }
  }
}
