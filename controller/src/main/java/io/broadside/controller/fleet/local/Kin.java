package io.broadside.controller.fleet.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of a worker, which need not be a child of this one. Where there is a {@code /proc}, the
 * state there counts: an orphan that has ended stays visible until its new parent reaps it.
 */
record Kin(ProcessHandle handle) {

  private static final long LOOK_NANOS = 5_000_000;

  /** That child of a process; empty where it is none, or has ended. */
  static Optional<Kin> childOf(ProcessHandle parent, long pid) {
    return ProcessHandle.of(pid).filter(h -> h.parent().equals(Optional.of(parent))).map(Kin::new);
  }

  boolean ended() {
    char state = state();
    return !handle.isAlive() || state == 'Z' || state == 'X';
  }

  /** Whether somebody has stopped it, by a signal or a debugger. */
  boolean stopped() {
    char state = state();
    return handle.isAlive() && (state == 'T' || state == 't');
  }

  /** Kills it, whatever it does. */
  void kill() {
    handle.destroyForcibly();
  }

  /** Returns once it has ended. */
  void awaitEnd() {
    while (!ended()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** As in {@code ps}; blank where nobody tells. */
  private char state() {
    try {
      Path file = Path.of("/proc", String.valueOf(handle.pid()), "stat");
      String said = Files.readString(file);
      return said.charAt(said.lastIndexOf(')') + 2);
    } catch (IOException | RuntimeException e) {
      return ' ';
    }
  }
}
