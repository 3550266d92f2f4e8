package io.broadside.controller.cli.api;

/** The exit codes of a command. */
public enum ExitCode {
  /** All is well. */
  OK(0),
  /** The run went well, and the system under test did not keep an assertion. */
  ASSERTIONS_FAILED(1),
  /** The command line, or what it names, makes no sense. */
  USAGE(2),
  /** The run could not start, or broke down, or its results could not be kept. */
  RUN_FAILED(3),
  /** The run ended, but its figures cannot be trusted, or there are none. */
  GENERATOR_INVALID(4),
  /** A comparison does not tell whether anything is worse. */
  INCONCLUSIVE(5),
  /** The controller does not do now what would make sense: another run is under way, say. */
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
