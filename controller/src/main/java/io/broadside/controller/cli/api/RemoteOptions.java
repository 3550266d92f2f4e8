package io.broadside.controller.cli.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a controller that runs already is. */
public final class RemoteOptions {

  @Option(
      names = "--controller",
      converter = ControllerAddress.class,
      description = "URL of the controller.")
  @Nullable URI controller;

  @Option(
      names = "--port",
      description = "Port of the controller on this machine (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  int port;

  public ApiClient api(ClusterOptions cluster) throws CliException {
    return cluster
        .api(0)
        .orElseGet(
            () ->
                new ApiClient(
                    controller != null ? controller : URI.create("http://127.0.0.1:" + port)));
  }
}
