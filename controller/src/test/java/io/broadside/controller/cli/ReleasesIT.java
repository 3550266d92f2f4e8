package io.broadside.controller.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.protocol.wire.Release;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real command against a controller of another release. */
@Timeout(300)
class ReleasesIT {

  @TempDir Path folder;

  @Test
  void aControllerOfThisReleaseAndOneThatSaysNothingAreNoNews() throws Exception {
    assertThat(scale(Release.OWN.header()).said()).isEqualTo("Scaling to 2 workers.\n");
    assertThat(scale("").said()).isEqualTo("Scaling to 2 workers.\n");
  }

  @Test
  void aNeighboursControllerIsUnderstoodAndNamed() throws Exception {
    Shell.Ended ended = scale("0.2.0; protocol=2");
    assertThat(ended.code()).isEqualTo(ExitCode.OK.value());
    assertThat(ended.said())
        .containsOnlyOnce(
            "The controller is Broadside 0.2.0 and this command is " + Release.OWN + ". What only")
        .contains("Scaling to 2 workers.");
  }

  @Test
  void oneThatIsTooFarAwayIsRefusedWithBothVersions() throws Exception {
    Shell.Ended ended = scale("9.0.0; protocol=99");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said())
        .contains("The controller is Broadside 9.0.0 and this command is " + Release.OWN)
        .contains("Use the ./broadside of the controller's release.")
        .doesNotContain("Scaling");
  }

  private Shell.Ended scale(String release) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/workers",
        exchange -> {
          if (!release.isEmpty()) {
            exchange.getResponseHeaders().set(Release.HEADER, release);
          }
          byte[] body = "{\"wanted\": 2}".getBytes(UTF_8);
          exchange.sendResponseHeaders(202, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      return new Shell(folder)
          .broadside(
              "scale", "2", "--controller", "http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }
}
