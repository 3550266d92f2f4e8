package io.broadside.controller;

import io.broadside.controller.cli.BroadsideCommand;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(BroadsideCommand.execute(args));
  }
}
