package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.fleet.FleetException;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PortForwardIT {

  private final MockApi server = MockApi.started();
  private final Cluster cluster = new Cluster(server.client(), "broadside", Install.FIRST);

  @AfterEach
  void end() {
    server.close();
    cluster.close();
  }

  @Test
  void aControllersSuccessorIsReachedAtTheSameAddress() throws Exception {
    ready("controller-a");
    try (PortForward forward = PortForward.open(cluster, 0)) {
      var address = forward.address();
      assertThat(reached(forward)).contains("/controller-a/");

      cluster.client().pods().inNamespace("broadside").withName("controller-a").delete();
      ready("controller-b");
      renew(forward);

      assertThat(forward.address()).isEqualTo(address);
      assertThat(reached(forward)).contains("/controller-b/");
    }
  }

  @Test
  void aPortInUseIsNamedWithWhatToDo() throws Exception {
    ready("controller-a");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortForward.open(cluster, other.getLocalPort()))
          .hasMessageContaining("Port %d on 127.0.0.1 is in use", other.getLocalPort())
          .hasMessageContaining("--port");
    }
  }

  /**
   * Again and again, as a command does: the port may be given free a moment after it was closed.
   */
  private static void renew(PortForward forward) throws InterruptedException {
    for (boolean renewed = false; !renewed; ) {
      try {
        forward.renew();
        renewed = true;
      } catch (FleetException e) {
        assertThat(e).hasMessageContaining("is in use");
        Thread.sleep(10);
      }
    }
  }

  private void ready(String pod) {
    cluster
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(pod)
                .withNamespace("broadside")
                .addToLabels("app.kubernetes.io/name", "broadside")
                .addToLabels("app.kubernetes.io/instance", "broadside")
                .addToLabels("app.kubernetes.io/component", "controller")
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build())
        .create();
  }

  /** What the API server is asked for by a connection. */
  private String reached(PortForward forward) throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), forward.address().getPort())) {
      assertThat(socket.isConnected()).isTrue();
      RecordedRequest asked;
      do {
        asked = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(asked).as("a port-forward").isNotNull();
      } while (!asked.getPath().contains("/portforward"));
      return asked.getPath();
    }
  }
}
