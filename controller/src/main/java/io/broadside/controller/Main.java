package io.broadside.controller;

import io.broadside.controller.cli.BroadsideCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the command line. */
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> LOG.error("Thread {} failed: {}", thread.getName(), e.toString(), e));
    System.exit(BroadsideCommand.execute(args));
  }
}
