package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineExitTest {

  private static final Failure EXITED = new Failure(Failure.Code.SIMULATION_EXITED, "It did.");

  @Test
  void leavesNothingToTellWhereItEndedAsAsked() {
    assertThat(exit(0, "run-7", Optional.empty()).lastExit()).isEmpty();
  }

  @Test
  void tellsWhatTheEngineNotedItself() {
    assertThat(exit(1, "run-7", Optional.of(EXITED)).lastExit())
        .contains(new LastExit("worker-1-0a", "run-7", EXITED, 17_000_000));
  }

  @Test
  void isNoGoodEndWhereUserCodeExitsWithZero() {
    assertThat(exit(0, "run-7", Optional.of(EXITED)).lastExit()).isPresent();
  }

  @Test
  void saysThatMemoryRanOut() {
    assertThat(message(3, "Terminating due to java.lang.OutOfMemoryError: Java heap space"))
        .isEqualTo(
            """
            The worker's engine ran out of memory (Terminating due to java.lang.OutOfMemoryError: \
            Java heap space). Give each worker more memory, or use more workers.
            The last lines of its log:
              Terminating due to java.lang.OutOfMemoryError: Java heap space\
            """);
  }

  @Test
  void saysThatItWasKilled() {
    assertThat(message(137))
        .isEqualTo(
            "The worker's engine was killed: by the kernel, because its container had used up its"
                + " memory, or by hand.");
  }

  @Test
  void saysWhichSignalEndedIt() {
    assertThat(message(134)).isEqualTo("The worker's engine was ended by signal 6.");
  }

  @Test
  void saysTheExitCodeAndTheLastLinesWhereNothingElseIsKnown() {
    assertThat(message(42, "one", "two"))
        .isEqualTo(
            """
            The worker's engine ended with exit code 42, and did not say why.
            The last lines of its log:
              one
              two\
            """);
  }

  @Test
  void wasOfUseWhereItHadARun() {
    assertThat(exit(137, "run-7", Optional.empty()).ofUse()).isTrue();
    assertThat(exit(137, "", Optional.empty()).ofUse()).isFalse();
    assertThat(exit(0, "", Optional.empty()).ofUse()).isTrue();
  }

  private static String message(int code, String... log) {
    EngineExit exit =
        new EngineExit("worker-1-0a", code, true, "", Optional.empty(), 17, List.of(log));
    return exit.lastExit().orElseThrow().failure().message();
  }

  private static EngineExit exit(int code, String run, Optional<Failure> words) {
    return new EngineExit("worker-1-0a", code, true, run, words, 17, List.of());
  }
}
