package io.broadside.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD) // one of them looks at the threads of all
class TargetServiceIT {

  @Test
  void tellsWhatItSawAndForgetsItWhenAsked() throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      assertThat(get(target, "/fast").statusCode()).isEqualTo(200);
      assertThat(get(target, "/fail").statusCode()).isEqualTo(500);

      assertThat(get(target, "/readyz").statusCode()).isEqualTo(200);

      assertThat(target.hits())
          .extracting(Hit::path, Hit::scenario, Hit::ordinal)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("/fast", "visitor", 7L),
              org.assertj.core.groups.Tuple.tuple("/fail", "visitor", 7L));
      assertThat(get(target, "/_count").body()).isEqualTo("2");
      assertThat(get(target, "/_recorded").body())
          .containsPattern("^\\d{16}\t\tvisitor\t7\t/fast\n\\d{16}\t\tvisitor\t7\t/fail\n$");

      get(target, "/_reset");
      assertThat(get(target, "/_count").body()).isEqualTo("0");
      assertThat(target.hits()).isEmpty();
    }
  }

  @Test
  void countsWithoutKeeping() throws Exception {
    try (TargetService target = new TargetService(0, false)) {
      get(target, "/fast");

      assertThat(get(target, "/_count").body()).isEqualTo("1");
      assertThat(target.hits()).isEmpty();
    }
  }

  @Test
  void aPortInUseIsRefusedAndLeavesNoThreadBehind() throws Exception {
    try (TargetService other = new TargetService(0, false)) {
      int port = other.address().getPort();
      assertThatThrownBy(() -> new TargetService(port, false))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
      assertThat(get(other, "/readyz").statusCode()).isEqualTo(200);
    }
    for (Thread left : eventLoops()) {
      assertThat(left.join(Duration.ofSeconds(60))).as("%s ends", left).isTrue();
    }
  }

  private static List<Thread> eventLoops() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("multiThreadIoEventLoopGroup"))
        .toList();
  }

  private static HttpResponse<String> get(TargetService target, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(target.address().resolve(path))
              .header("X-Scenario", "visitor")
              .header("X-Ordinal", "7")
              .build(),
          BodyHandlers.ofString());
    }
  }
}
