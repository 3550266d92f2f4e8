package io.broadside.worker.supervisor;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a port for one engine after the other: a socket that is bound but neither listens nor
 * connects. On Linux, engines can bind it, too, as long as both allow it (SO_REUSEADDR), and the
 * kernel gives it to no outgoing connection meanwhile, of which a load generator has many.
 * Elsewhere a port is chosen, but not kept.
 */
public final class PortReservation implements AutoCloseable {

  private final @Nullable Socket holder;
  private final int port;

  private PortReservation(@Nullable Socket holder, int port) {
    this.holder = holder;
    this.port = port;
  }

  /**
   * Takes that port, or any that is free for 0.
   *
   * @throws BindException with a sentence for the user where it cannot be had
   * @throws UnknownHostException likewise where the host makes no sense
   */
  public static PortReservation take(String host, int port) throws IOException {
    InetSocketAddress wanted = new InetSocketAddress(host, port);
    if (wanted.isUnresolved()) {
      throw new UnknownHostException(
          "The host %s is unknown. Choose an address of this machine with --host.".formatted(host));
    }
    try {
      return System.getProperty("os.name", "").equals("Linux") ? hold(wanted) : choose(wanted);
    } catch (IOException e) {
      throw new BindException(
          "Port %d of %s is not available (%s). Choose another with --port, or 0 for any free port."
              .formatted(port, host, e.getMessage()));
    }
  }

  private static PortReservation hold(InetSocketAddress wanted) throws IOException {
    Socket holder = new Socket(); // a channel would look for its provider in every jar
    try {
      holder.setReuseAddress(true);
      holder.bind(wanted);
      return new PortReservation(holder, holder.getLocalPort());
    } catch (IOException e) {
      holder.close();
      throw e;
    }
  }

  private static PortReservation choose(InetSocketAddress wanted) throws IOException {
    try (ServerSocket probe = new ServerSocket(wanted.getPort(), 1, wanted.getAddress())) {
      return new PortReservation(null, probe.getLocalPort());
    }
  }

  /** The port. */
  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    if (holder != null) {
      holder.close();
    }
  }
}
