package io.broadside.worker.engine;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.wire.Excerpt;
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
  private static final int LONGEST_CAUSE = 4_000;

  /** What the status is to say, with the first lines of the stack. */
  Failure failure() {
    String frames =
        Arrays.stream(cause.getStackTrace())
            .limit(MOST_FRAMES)
            .map(f -> "\n    at " + f)
            .collect(Collectors.joining());
    return new Failure(
        Failure.Code.SIMULATION_THREW,
        "Simulation %s threw %s: %s%s"
            .formatted(simulation, when, Excerpt.of(String.valueOf(cause), LONGEST_CAUSE), frames));
  }
}
