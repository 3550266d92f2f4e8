package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: the system may give a port that is held, and nobody listens on, to who asks for any. */
@Isolated
class PortReservationIT {

  private static final String HOST = "127.0.0.1";

  @Test
  void letsOneEngineAfterTheOtherListen() throws IOException {
    try (PortReservation port = PortReservation.take(HOST, 0)) {
      for (int i = 0; i < 2; i++) {
        try (ServerSocket engine = listen(port.port());
            Socket client = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
          assertThat(client.isConnected()).isTrue();
          assertThat(engine.isBound()).isTrue();
        }
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsThePortFromOutgoingConnections() throws IOException {
    try (PortReservation port = PortReservation.take(HOST, 0);
        Socket outgoing = new Socket()) {
      assertThatThrownBy(
              () ->
                  outgoing.bind(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port())))
          .isInstanceOf(BindException.class);
    }
  }

  @Test
  void saysThatThePortIsInUse() throws IOException {
    try (ServerSocket other = listen(0)) {
      assertThatThrownBy(() -> PortReservation.take(HOST, other.getLocalPort()))
          .isInstanceOf(BindException.class)
          .hasMessage(
              "Port %d of 127.0.0.1 is not available (Address already in use). Choose another with"
                  + " --port, or 0 for any free port.",
              other.getLocalPort());
    }
  }

  @Test
  void saysThatNobodyKnowsTheHost() {
    assertThatThrownBy(() -> PortReservation.take("no.such.host.invalid", 0))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("The host no.such.host.invalid is unknown");
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
