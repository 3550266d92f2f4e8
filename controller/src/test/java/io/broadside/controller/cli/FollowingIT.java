package io.broadside.controller.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.cli.api.ApiClient;
import io.broadside.controller.cli.api.Following;
import io.broadside.controller.cli.api.Way;
import io.broadside.controller.cli.terminal.Terminal;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.Problem;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Totals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FollowingIT {

  @Test
  @Timeout(300)
  void whereThereAreTooManyReadersTheControllersReasonIsSaidAndTheEndIsSeen() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/api/runs/r/events", 503, () -> new Problem("/p", "t", 503, "100 readers."));
    answer(
        server,
        "/api/runs/r/live",
        200,
        () -> live(asked.incrementAndGet() < 3 ? RunState.RUNNING : RunState.FINISHED));
    server.start();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (ApiClient api =
        new ApiClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
      Terminal terminal = Terminal.plain(new PrintStream(said, true, UTF_8));

      assertThat(new Following(api, terminal).toTheEnd("r").run().state())
          .isEqualTo(RunState.FINISHED);
    } finally {
      server.stop(0);
    }
    assertThat(said.toString(UTF_8)).containsOnlyOnce("100 readers. Trying again.");
  }

  @Test
  @Timeout(300)
  void aControllerThatIsReplacedIsFoundAgain() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    HttpServer server = HttpServer.create();
    answer(server, "/api/runs/r/live", 200, () -> live(RunState.FINISHED));
    try (ApiClient api = new ApiClient(new Replaced(Shell.closedPort(), server))) {
      Terminal terminal = Terminal.plain(new PrintStream(said, true, UTF_8));

      assertThat(new Following(api, terminal).toTheEnd("r").run().state())
          .isEqualTo(RunState.FINISHED);
    }
    assertThat(said.toString(UTF_8))
        .containsOnlyOnce("The connection to the controller was lost. Trying again.");
  }

  @Test
  @Timeout(300)
  void aControllerOfALaterVersionIsUnderstood() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ObjectNode later = Json.mapper().valueToTree(live(RunState.FINISHED));
    later.put("sinceLater", 1).withObject("/run").put("sinceLater", 1);
    answer(server, "/api/runs/r/live", 200, () -> later);
    server.start();
    try (ApiClient api =
        new ApiClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
      assertThat(api.live("r").run().state()).isEqualTo(RunState.FINISHED);
    } finally {
      server.stop(0);
    }
  }

  @Test
  @Timeout(300)
  void aControllerThatStaysAwayIsNotWaitedForWithoutEnd() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + Shell.closedPort());
    try (ApiClient api = new ApiClient(nobody)) {
      Terminal terminal = Terminal.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
      Following following = new Following(api, terminal, Duration.ofMillis(500));

      assertThatThrownBy(() -> following.toTheEnd("r"))
          .hasMessageContaining("No controller answers");
    }
  }

  /** Leads nowhere until it is opened anew. */
  private record Replaced(int port, HttpServer successor) implements Way {

    @Override
    public URI address() {
      return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void renew() {
      try {
        successor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      successor.start();
    }

    @Override
    public void close() {
      successor.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, int status, Supplier<Object> body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = Json.write(body.get());
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static Live live(RunState state) {
    return new Live(
        new RunView(
            "r", null, null, null, state, null, 0, null, null, null, null, 1, 1, Map.of(), null,
            List.of(), List.of(), List.of(), null, null, null, null),
        1,
        new Totals(1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1.0, 1.0, 1.0, 1.0, 1.0, null, null, 1.1),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
