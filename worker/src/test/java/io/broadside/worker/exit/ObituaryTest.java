package io.broadside.worker.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObituaryTest {

  @Test
  void readsWhatItWrote() {
    LastExit exit =
        new LastExit(
            "worker-1-0a",
            "run-7",
            new Failure(Failure.Code.ENGINE_CRASHED, "It ended.\nBadly."),
            17);
    assertThat(Obituary.read(Obituary.write(exit))).contains(exit);
  }

  @Test
  void readsNothingWhereNothingWasWritten() {
    assertThat(Obituary.read(Map.of("PATH", "/bin"))).isEmpty();
  }

  @Test
  void writesNoNulForAnEnvironmentHasNone() {
    Failure failure = new Failure(Failure.Code.ENGINE_CRASHED, "a\0b");
    assertThat(Obituary.write(new LastExit("i", "", failure, 0)).values())
        .noneMatch(v -> v.contains("\0"));
  }
}
