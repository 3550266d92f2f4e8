package io.broadside.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the server refuses before any route is asked. */
@Timeout(300)
class UnreadableRequestIT {

  private static final int MORE_THAN_HEADERS_MAY_HAVE = 20_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"/api/runs/%zz", "/api/runs/%00", "/%zz", "no-path"})
  void aPathThatCannotBeReadIsAProblem(String path) throws Exception {
    assertProblem(path, "", 400);
  }

  @Test
  void headersThatAreTooLargeAreAProblem() throws Exception {
    assertProblem("/api/runs", "X-Much: " + "x".repeat(MORE_THAN_HEADERS_MAY_HAVE) + "\r\n", 431);
  }

  private void assertProblem(String path, String headers, int status) throws Exception {
    try (Stage stage = new Stage(folder, 0)) {
      assertThat(BareSocket.ask(stage.port, "GET", path, headers, ""))
          .startsWith("HTTP/1.1 " + status)
          .contains("Content-Type: application/problem+json", "\"status\":" + status)
          .contains("nosniff")
          .doesNotContain("<html", "Jetty");
    }
  }
}
