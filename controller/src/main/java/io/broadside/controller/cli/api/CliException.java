package io.broadside.controller.cli.api;

/** A command cannot go on; the message says what happened, why, and what to do. */
public final class CliException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Ends with that code. */
  public CliException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the process is to end with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
