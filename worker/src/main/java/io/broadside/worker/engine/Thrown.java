package io.broadside.worker.engine;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.wire.Excerpt;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exception from the user's code.
 *
 * @param simulation the class
 * @param when such as "while it was built"
 * @param cause what came out of it
 */
record Thrown(String simulation, String when, Throwable cause) {

  private static final Logger LOG = LoggerFactory.getLogger(Thrown.class);
  private static final int LONGEST_CAUSE = 4_000;

  /** Whatever calls user code, and what it calls. */
  private static final Set<String> OTHERS =
      Set.of("java.", "jdk.", "sun.", "javax.", "scala.", "kotlin.", "io.gatling.", "io.netty.");

  private static final String OWN = "io.broadside.worker.";

  /** What the status is to say, with the user's own line; the log has all others. */
  Failure failure() {
    LOG.error("Simulation {} threw {}", simulation, when, cause);
    return new Failure(
        Failure.Code.SIMULATION_THREW,
        "Simulation %s threw %s: %s%s"
            .formatted(
                simulation,
                when,
                Excerpt.of(String.valueOf(cause), LONGEST_CAUSE),
                place().map(" (at %s)"::formatted).orElse("")));
  }

  /** The innermost line of user code. */
  private Optional<String> place() {
    return Arrays.stream(cause.getStackTrace())
        .filter(f -> OTHERS.stream().noneMatch(p -> f.getClassName().startsWith(p)))
        .filter(f -> f.getClassName().startsWith(simulation) || !f.getClassName().startsWith(OWN))
        .findFirst()
        .map(f -> "%s, %s:%d".formatted(method(f), f.getFileName(), f.getLineNumber()));
  }

  private static String method(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}
