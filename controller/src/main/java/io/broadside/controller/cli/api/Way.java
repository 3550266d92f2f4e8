package io.broadside.controller.cli.api;

import java.net.URI;

/** The way to a controller, which may move while a command speaks with it. */
public interface Way extends AutoCloseable {

  /** Where the controller answers; always the same. */
  URI address();

  /**
   * Opens it anew, to where the controller is now.
   *
   * @throws CliException if there is no way there at present
   */
  void renew() throws CliException;

  @Override
  void close();

  /** Straight there. */
  static Way to(URI controller) {
    return new Straight(controller);
  }

  /**
   * Needs nothing to be opened.
   *
   * @param address where the controller answers
   */
  record Straight(URI address) implements Way {

    @Override
    public void renew() {}

    @Override
    public void close() {}
  }
}
