package io.broadside.controller.cli.api;

import java.util.Optional;

/** A command that may be told of a controller in a cluster. */
public interface ToCluster {

  /**
   * The way to that controller, where one is named.
   *
   * @throws CliException if there is no way there
   */
  Optional<ApiClient> inCluster() throws CliException;
}
