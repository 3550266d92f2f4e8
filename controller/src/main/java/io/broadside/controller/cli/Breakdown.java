package io.broadside.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An unexpected failure of a command. The terminal gets one sentence. The stack trace, for a bug
 * report, goes to a file that only the user can read.
 *
 * @param cause what was thrown
 */
record Breakdown(Throwable cause) {

  /** Says it, and where the rest is. */
  String sentence() {
    return "Broadside failed because of a bug in Broadside: %s.%s"
        .formatted(summary(), whereTheTraceIs());
  }

  private String summary() {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ", " + message.lines().findFirst().orElse("");
  }

  private String whereTheTraceIs() {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("broadside-", ".trace");
      Files.writeString(file, trace.toString());
      return " Please report it with the contents of %s.".formatted(file);
    } catch (IOException e) {
      return "";
    }
  }
}
