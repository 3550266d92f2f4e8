package io.broadside.worker.exit;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Notes what ended the process, if it was not the engine itself. */
public final class ExitWatch {

  private ExitWatch() {}

  /**
   * Watches from now on, by a shutdown hook: the engine's own ends do without hooks.
   *
   * @param leave what to do upon a signal: it is to end the process once that can be
   */
  public static void install(LastWords words, Runnable leave) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("exit-watch").unstarted(() -> ended(words, leave)));
  }

  private static void ended(LastWords words, Runnable leave) {
    Culprit culprit = Culprit.among(Thread.getAllStackTraces());
    try {
      if (culprit.failure().isPresent()) {
        words.failure(culprit.failure().get());
        return;
      }
    } catch (IOException e) {
      return; // the supervisor then says what it knows: the exit code
    }
    leave.run();
    while (true) {
      LockSupport.park();
    }
  }
}
