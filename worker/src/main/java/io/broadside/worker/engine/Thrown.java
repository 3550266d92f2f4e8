package io.broadside.worker.engine;

import io.broadside.protocol.status.Failure;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What user code threw.
 *
 * @param simulation the class
 * @param when such as "while it was built"
 * @param cause what came out of it
 */
record Thrown(String simulation, String when, Throwable cause) {

  private static final int MOST_FRAMES = 8;

  /** What the status is to say, with the first lines of the stack. */
  Failure failure() {
    String frames =
        Arrays.stream(cause.getStackTrace())
            .limit(MOST_FRAMES)
            .map(f -> "\n    at " + f)
            .collect(Collectors.joining());
    return new Failure(
        Failure.Code.SIMULATION_THREW,
        "Simulation %s threw %s: %s%s".formatted(simulation, when, cause, frames));
  }
}
