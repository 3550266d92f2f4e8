package io.broadside.controller;

import java.nio.file.Path;

/**
 * Everything that a controller on this machine is told.
 *
 * @param host where to listen; a loopback address unless others are to come in with the token
 * @param port where to listen, 0 for any
 * @param token what workers and distant requests have to show; never printed
 * @param data folder for results, uploads and logs
 * @param simulations folder with simulations, which need not exist
 * @param java the java binary that workers run on
 * @param workerJar the worker's jar
 * @param workers how many to begin with
 */
public record ControllerConfig(
    String host,
    int port,
    String token,
    Path data,
    Path simulations,
    Path java,
    Path workerJar,
    int workers) {

  /** Refuses a port or a number of workers that cannot be. */
  public ControllerConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "The port must be between 0 and 65535, not %d.".formatted(port));
    }
    if (workers < 0) {
      throw new IllegalArgumentException("There cannot be %d workers.".formatted(workers));
    }
  }

  @Override
  public String toString() {
    return "controller on %s:%d, data in %s".formatted(host, port, data);
  }
}
