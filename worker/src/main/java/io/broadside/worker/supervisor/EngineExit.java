package io.broadside.worker.supervisor;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import io.broadside.protocol.status.LastExit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How an engine ended.
 *
 * @param instance the engine's own name
 * @param code its exit code; 128 and the signal's number where a signal ended it
 * @param listened whether it ever got as far as to listen
 * @param run the run it was given, empty where none
 * @param lastWords what it noted itself
 * @param endedMillis when, in milliseconds since 1970
 * @param log the last lines it printed
 */
record EngineExit(
    String instance,
    int code,
    boolean listened,
    String run,
    Optional<Failure> lastWords,
    long endedMillis,
    List<String> log) {

  private static final int SIGNAL = 128;
  private static final int KILLED = SIGNAL + 9;
  private static final int OUT_OF_MEMORY = 3;

  EngineExit {
    log = List.copyOf(log);
  }

  /** Whether it ended as it was asked to. */
  boolean asAsked() {
    return code == 0 && lastWords.isEmpty();
  }

  /** Whether it did what it was there for, so that the next one may start at once. */
  boolean ofUse() {
    return asAsked() || !run.isEmpty();
  }

  /** What the next engine is to tell; empty where there is nothing to tell. */
  Optional<LastExit> lastExit() {
    return asAsked()
        ? Optional.empty()
        : Optional.of(
            new LastExit(instance, run, failure(), TimeUnit.MILLISECONDS.toNanos(endedMillis)));
  }

  private Failure failure() {
    return lastWords.orElseGet(
        () -> new Failure(Code.ENGINE_CRASHED, "The worker's engine " + how() + lastLines()));
  }

  private String how() {
    Optional<String> memory = log.stream().filter(l -> l.contains("OutOfMemoryError")).findFirst();
    if (code == OUT_OF_MEMORY && memory.isPresent()) {
      return "ran out of memory (%s). Give each worker more memory, or use more workers."
          .formatted(memory.get().strip());
    }
    if (code == KILLED) {
      return "was killed: by the kernel, because its container had used up its memory, or by hand.";
    }
    return code > SIGNAL
        ? "was ended by signal %d.".formatted(code - SIGNAL)
        : "ended with exit code %d, and did not say why.".formatted(code);
  }

  private String lastLines() {
    return log.isEmpty() ? "" : "\nThe last lines of its log:\n  " + String.join("\n  ", log);
  }
}
