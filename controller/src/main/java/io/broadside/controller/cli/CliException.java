package io.broadside.controller.cli;

/** A command cannot go on; the message says what happened, why, and what to do. */
final class CliException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  CliException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
