package io.broadside.worker.exit;

import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Failure.Code;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What ended the process, found in the stacks of all threads while shutdown hooks run. */
sealed interface Culprit {

  /** A signal, such as Ctrl-C at a terminal. */
  record Signal() implements Culprit {}

  /** The line of code that called {@code System.exit}. */
  record Line(StackTraceElement frame) implements Culprit {}

  /** Not visible in any stack, such as a virtual thread. */
  record Unknown() implements Culprit {}

  /** Packages through which others call {@code System.exit}. */
  Set<String> PLATFORM = Set.of("java.", "jdk.", "sun.", "javax.", "scala.", "kotlin.", "groovy.");

  /** Looks for the thread that waits in {@code Runtime.exit}. */
  static Culprit among(Map<Thread, StackTraceElement[]> stacks) {
    for (Map.Entry<Thread, StackTraceElement[]> thread : stacks.entrySet()) {
      if (exits(thread.getValue())) {
        if (thread.getKey().getName().matches("SIG[A-Z]+ handler")) {
          return new Signal();
        }
        return caller(thread.getValue()).<Culprit>map(Line::new).orElseGet(Unknown::new);
      }
    }
    return new Unknown();
  }

  private static boolean exits(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(
            f ->
                f.getMethodName().equals("exit")
                    && (f.getClassName().equals("java.lang.Shutdown")
                        || f.getClassName().equals("java.lang.Runtime")));
  }

  private static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(f -> PLATFORM.stream().noneMatch(p -> f.getClassName().startsWith(p)))
        .findFirst();
  }

  /** What to tell the user; empty for a signal, which is nobody's fault. */
  default Optional<Failure> failure() {
    return switch (this) {
      case Signal ignored -> Optional.empty();
      case Line(StackTraceElement frame) when frame.getClassName().startsWith("io.gatling.") ->
          Optional.of(
              new Failure(
                  Code.ENGINE_CRASHED,
                  "Gatling ended the worker's process at %s after an error that it could not handle;"
                          .formatted(place(frame))
                      + " see the worker's log."));
      case Line(StackTraceElement frame) -> Optional.of(exited("at " + place(frame)));
      case Unknown ignored -> Optional.of(exited("somewhere in its code"));
    };
  }

  private static Failure exited(String where) {
    return new Failure(
        Code.SIMULATION_EXITED,
        "The simulation ended the worker's process: it called System.exit %s. Remove the call. To"
                .formatted(where)
            + " end a run early, use maxDuration or stopLoadGenerator.");
  }

  private static String place(StackTraceElement frame) {
    return "%s.%s (%s:%d)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
