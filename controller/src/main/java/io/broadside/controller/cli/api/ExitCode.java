package io.broadside.controller.cli.api;

/** The exit codes of a command. */
public enum ExitCode {
  /** Success. */
  OK(0),
  /** An assertion or a goal failed, or a run is worse than its baseline. */
  ASSERTIONS_FAILED(1),
  /** The command is invalid, or something that it names is missing or invalid. */
  USAGE(2),
  /** The run could not start, or it failed, or its results could not be saved. */
  RUN_FAILED(3),
  /** The results cannot be trusted, or there are none. */
  GENERATOR_INVALID(4),
  /** A comparison is inconclusive. */
  INCONCLUSIVE(5),
  /** The controller cannot do it now, for example because another run is under way. */
  BUSY(6),
  /** The operator stopped it. */
  STOPPED(130);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /** The number with which the process ends. */
  public int value() {
    return value;
  }
}
