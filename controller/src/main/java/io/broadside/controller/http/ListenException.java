package io.broadside.controller.http;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** The controller cannot listen where it should; the message says why, and what to do. */
public final class ListenException extends Exception {

  private static final long serialVersionUID = 1L;

  ListenException(String host, int port, Throwable cause) {
    super(why(host, port, cause), cause);
  }

  private static String why(String host, int port, Throwable cause) {
    String last = "";
    for (Throwable c = cause; c != null; c = c.getCause()) {
      last = String.valueOf(c.getMessage());
      if (c instanceof BindException && last.contains("in use")) {
        return ("Port %d on %s is in use by another program. Choose another port with --port, or"
                + " stop that program.")
            .formatted(port, host);
      }
      if (c instanceof UnresolvedAddressException
          || c instanceof UnknownHostException
          || last.contains("assign requested address")) {
        return ("%s is not an address of this machine. Choose another address with --host, such as"
                + " 127.0.0.1.")
            .formatted(host);
      }
      if (last.contains("Permission denied")) {
        return "This user may not open port %d. Choose a port above 1023 with --port."
            .formatted(port);
      }
    }
    return "The controller cannot listen on %s, port %d: %s.".formatted(host, port, last);
  }
}
