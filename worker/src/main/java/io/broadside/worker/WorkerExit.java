package io.broadside.worker;

/** The exit codes of a worker's processes. */
enum WorkerExit {
  /** As it was asked to. */
  OK(0),
  /** It broke down; its output says why. */
  FAILED(1),
  /** Its flags or its environment make no sense. */
  USAGE(2),
  /** Its port cannot be had. */
  NO_PORT(69);

  private final int status;

  WorkerExit(int status) {
    this.status = status;
  }

  /** Ends the process at once, without shutdown hooks: those are for ends that nobody asked for. */
  void exit() {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(status);
  }
}
