package io.broadside.worker.exit;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import java.util.Map;
import java.util.Optional;

/** Passes how an engine ended to the next engine, in its environment variables. */
public final class Obituary {

  private static final String INSTANCE = "BROADSIDE_LAST_INSTANCE";
  private static final String RUN = "BROADSIDE_LAST_RUN";
  private static final String CODE = "BROADSIDE_LAST_CODE";
  private static final String ENDED = "BROADSIDE_LAST_ENDED";
  private static final String MESSAGE = "BROADSIDE_LAST_MESSAGE";

  private Obituary() {}

  /** As environment variables; a NUL, which these cannot hold, becomes a question mark. */
  public static Map<String, String> write(LastExit exit) {
    return Map.of(
        INSTANCE, exit.instance(),
        RUN, exit.run(),
        CODE, exit.failure().code().name(),
        ENDED, String.valueOf(exit.endedNanos()),
        MESSAGE, exit.failure().message().replace('\0', '?'));
  }

  /** From environment variables; empty where they say nothing. */
  public static Optional<LastExit> read(Map<String, String> environment) {
    String code = environment.get(CODE);
    if (code == null) {
      return Optional.empty();
    }
    return Optional.of(
        new LastExit(
            environment.getOrDefault(INSTANCE, ""),
            environment.getOrDefault(RUN, ""),
            new Failure(
                Failure.Code.valueOf(code), environment.getOrDefault(MESSAGE, "no reason given")),
            Long.parseLong(environment.getOrDefault(ENDED, "0"))));
  }
}
