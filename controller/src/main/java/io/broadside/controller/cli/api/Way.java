package io.broadside.controller.cli.api;

import java.net.URI;

/** A connection to a controller, which may move while a command speaks with it. */
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

  /** A direct connection to that address. */
  static Way to(URI controller) {
    return new Straight(controller);
  }

  /**
   * A direct connection, which needs no port-forward.
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
