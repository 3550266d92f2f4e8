package io.broadside.controller.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.StandingFleet;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WorkerLogsTest {

  private static final URI THERE = URI.create("http://10.0.0.1:8180");

  @Test
  void asksAWorkerThatIsUpAndNobodyElse() throws Exception {
    WorkerLogs logs = logs(uri -> CompletableFuture.completedFuture(uri + " says\nhello\n"));
    assertThat(logs.of("worker-1", 9)).contains(THERE + " says\nhello");
    assertThat(logs.of("worker-2", 9)).as("it has ended").isEmpty();
    assertThat(logs.of("worker-3", 9)).as("it has no address yet").isEmpty();
    assertThat(logs.of("worker-4", 9)).as("there is none").isEmpty();
  }

  @Test
  void saysWhyAWorkerDoesNotShowIt() {
    WorkerLogs logs =
        logs(uri -> CompletableFuture.failedFuture(new IOException("it accepts no connections")));
    assertThatThrownBy(() -> logs.of("worker-1", 9))
        .isInstanceOf(IOException.class)
        .hasMessage("it accepts no connections");
  }

  private static WorkerLogs logs(Function<URI, CompletableFuture<String>> asked) {
    return new WorkerLogs(
        new StandingFleet(
            List.of(
                new Member("worker-1", Member.State.UP, THERE, null),
                new Member("worker-2", Member.State.DIED, THERE, "killed"),
                new Member("worker-3", Member.State.STARTING, null, null))),
        asked);
  }
}
