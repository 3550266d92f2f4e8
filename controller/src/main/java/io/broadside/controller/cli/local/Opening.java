package io.broadside.controller.cli.local;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Opens a controller in the background. */
public final class Opening {

  private final FutureTask<LocalOptions.Session> task;

  private Opening(Callable<LocalOptions.Session> open) {
    task = new FutureTask<>(open);
  }

  /** Begins. */
  public static Opening begin(Callable<LocalOptions.Session> open) {
    Opening opening = new Opening(open);
    Thread.ofPlatform().name("open").daemon().start(opening.task);
    return opening;
  }

  /**
   * Waits for it.
   *
   * @throws CliException if it cannot be opened
   */
  public LocalOptions.Session await() throws CliException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CliException why) {
        throw why;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.STOPPED, "The command was interrupted.");
    }
  }

  /** Closes it again, with all that it has started; whether it could be opened is nobody's news. */
  public void abandon() {
    try {
      await().close();
    } catch (CliException e) {
      // nothing is open
    }
  }
}
