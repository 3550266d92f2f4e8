package io.broadside.controller.cli;

import io.broadside.controller.Controller;
import io.broadside.controller.ControllerConfig;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.http.PortInUseException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the controller is: elsewhere, or one that is started here for as long as the command lasts.
 */
final class LocalOptions {

  private static final int TOKEN_BYTES = 24;

  @Option(names = "--controller", description = "URL of a controller that runs already.")
  @Nullable URI controller;

  @Option(
      names = "--port",
      description = "Port of the dashboard on this machine (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  int port;

  @Option(
      names = "--host",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).",
      defaultValue = "127.0.0.1")
  String host = "127.0.0.1";

  @Option(
      names = "--data",
      description = "Folder for results and logs (default: .broadside).",
      defaultValue = ".broadside")
  Path data = Path.of(".broadside");

  /**
   * A controller at hand.
   *
   * @param api how to speak with it
   * @param own the controller itself, null where it runs elsewhere
   */
  record Session(ApiClient api, Terminal terminal, @Nullable Controller own)
      implements AutoCloseable {

    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
      api.close();
    }
  }

  Session open(int workers) throws CliException {
    Terminal terminal = new Terminal(System.out, Boolean.getBoolean("broadside.terminal"));
    if (controller != null) {
      return new Session(new ApiClient(controller), terminal, null);
    }
    try {
      Controller own = new Controller(config(workers));
      return new Session(new ApiClient(own.address()), terminal, own);
    } catch (PortInUseException | FleetException | IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** Where a controller started here keeps what became of a run. */
  Path results(String run) {
    return data.toAbsolutePath().normalize().resolve("results").resolve(run + ".json");
  }

  ControllerConfig config(int workers) throws CliException {
    String given = System.getenv("BROADSIDE_TOKEN");
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    Path home = Installation.home();
    return new ControllerConfig(
        host,
        port,
        given == null || given.isBlank() ? HexFormat.of().formatHex(random) : given,
        data.toAbsolutePath(),
        home.resolve("examples/src/main/java/io/broadside/examples"),
        Installation.java(),
        Installation.program("worker"),
        workers);
  }

  /** What belongs to this installation. */
  static final class Installation {

    private Installation() {}

    static Path home() {
      return Path.of(System.getProperty("broadside.home", ".")).toAbsolutePath();
    }

    static Path java() {
      String given = System.getProperty("broadside.java");
      return given != null
          ? Path.of(given)
          : Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static Path program(String name) throws CliException {
      Path jar = home().resolve(name).resolve("target").resolve(name + ".jar");
      if (!Files.isRegularFile(jar)) {
        throw new CliException(
            ExitCode.USAGE,
            "There is no %s; build it with `mvn package`, or start with ./broadside, which does."
                .formatted(jar));
      }
      return jar;
    }
  }
}
