package io.broadside.controller.http;

/** The controller cannot listen where it should. */
public final class PortInUseException extends Exception {

  private static final long serialVersionUID = 1L;

  PortInUseException(String host, int port, Throwable cause) {
    super(
        "Port %d on %s is in use by another program; choose another with --port, or end that program."
            .formatted(port, host),
        cause);
  }
}
