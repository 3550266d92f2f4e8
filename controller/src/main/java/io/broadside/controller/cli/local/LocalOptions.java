package io.broadside.controller.cli.local;

import io.broadside.controller.ConfigException;
import io.broadside.controller.Controller;
import io.broadside.controller.ControllerConfig;
import io.broadside.controller.FleetConfig;
import io.broadside.controller.cli.api.ApiClient;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ClusterOptions;
import io.broadside.controller.cli.api.ControllerAddress;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.RemoteStore;
import io.broadside.controller.cli.terminal.Terminal;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.http.ListenException;
import io.broadside.results.files.PrivateFolder;
import io.broadside.results.store.ResultStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that choose a controller: a remote one, or one that runs in this process for as long
 * as the command lasts.
 */
public final class LocalOptions {

  private static final String PROBE = ".probe";
  private static final int MOST_PORTS = 65_535;
  private static final int PROBE_BYTES = 1 << 20;

  @Option(
      names = "--controller",
      converter = ControllerAddress.class,
      description = "URL of a controller that is already running.")
  @Nullable URI controller;

  @Option(names = "--port", description = "Port of the dashboard on this machine (default: 8080).")
  @Nullable Integer port;

  @Option(names = "--host", description = "Address to listen on (default: 127.0.0.1).")
  @Nullable String host;

  @Option(names = "--data", description = "Folder for results and logs (default: .broadside).")
  @Nullable Path data;

  @Option(
      names = {"--out", "--output"},
      paramLabel = "KIND=ADDRESS",
      description =
          "Sends the run's figures or events to this receiver during the run, such as"
              + " influxdb=http://localhost:8086/k6; may be repeated. Kinds: otlp, influxdb,"
              + " influxdb2, statsd, dogstatsd, webhook, slack, cloudwatch,"
              + " sns (docs/outputs.md).")
  List<String> outputs = new ArrayList<>();

  /** Where people are told what goes on. */
  private Terminal terminal = Terminal.standard();

  /**
   * A session with a controller.
   *
   * @param api how to speak with it
   * @param own the controller itself, null where it runs elsewhere
   */
  public record Session(ApiClient api, Terminal terminal, @Nullable Controller own)
      implements AutoCloseable {

    /** Where its runs are kept. */
    public ResultStore store() {
      return own == null ? new RemoteStore(api) : own.store();
    }

    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
      api.close();
    }
  }

  /** From now on, people are told aside, since standard output is for a machine. */
  public void tellAside() {
    terminal = Terminal.aside();
  }

  /** Where people are told what goes on. */
  public Terminal terminal() {
    return terminal;
  }

  /** Where it is: in that cluster, where one is named; elsewhere; or here, from now on. */
  public Session open(ClusterOptions cluster, @Nullable Integer workers) throws CliException {
    Optional<ApiClient> distant = cluster.api(port == null ? 0 : port);
    if (distant.isPresent()) {
      demandNoOutputs();
    }
    return distant.isPresent() ? new Session(distant.get(), terminal, null) : open(workers);
  }

  public Session open(@Nullable Integer workers) throws CliException {
    if (port != null && (port < 0 || port > MOST_PORTS)) {
      throw new CliException(
          ExitCode.USAGE,
          "--port must be a number from 0 to %d, not %d.".formatted(MOST_PORTS, port));
    }
    if (controller != null) {
      demandNoOutputs();
      return new Session(new ApiClient(controller), terminal, null);
    }
    try {
      ControllerConfig config =
          ControllerConfig.read(settings(workers), Installation.home(), Installation.java());
      if (config.fleet() instanceof FleetConfig.Local) {
        prepare(new PrivateFolder(config.data()));
      }
      Controller own = new Controller(config);
      if (config.fleet() instanceof FleetConfig.Local && isOpen(config.host())) {
        terminal.say(admission(config, own.address().getPort()));
      }
      return new Session(new ApiClient(own.address()), terminal, own);
    } catch (ListenException | FleetException | ConfigException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** Where a controller sends to is its own affair. */
  private void demandNoOutputs() throws CliException {
    if (!outputs.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "--out works only for a controller that this command starts. For a controller that is"
              + " already running, set BROADSIDE_OUTPUTS where it starts.");
    }
  }

  /** Whether other machines can come in. */
  private static boolean isOpen(String host) {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** How to log in from another machine; a token that the user chose is not printed. */
  private static String admission(ControllerConfig config, int port) {
    String chosen = System.getenv().getOrDefault(ApiClient.TOKEN, "");
    return chosen.isBlank()
        ? """
        Other machines need a token, which is new at each start:
          BROADSIDE_TOKEN=%s ./broadside status --controller http://HOST:%d
          curl -H 'Authorization: Bearer %s' http://HOST:%d/api/runs
        To choose the token yourself, set BROADSIDE_TOKEN before the start. A browser on another\
         machine needs a tunnel: ssh -L %d:localhost:%d HOST\
        """
            .formatted(config.token(), port, config.token(), port, port, port)
        : ("Other machines need the token in BROADSIDE_TOKEN. A browser on another machine needs a"
                + " tunnel: ssh -L %d:localhost:%d HOST")
            .formatted(port, port);
  }

  /** So that nothing starts whose results nobody could keep. */
  private static void prepare(PrivateFolder data) throws CliException {
    try {
      data.write(PROBE, new byte[PROBE_BYTES]);
      Files.delete(data.path().resolve(PROBE));
      LogFile.open(data.in("logs"));
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE,
          ("Results and logs cannot be written to %s (%s). Name another folder with --data, or make"
                  + " room there.")
              .formatted(data.path(), PrivateFolder.reason(e)));
    }
  }

  /** The environment, and over it what was said on the command line. */
  private Map<String, String> settings(@Nullable Integer workers) {
    Map<String, String> settings = new HashMap<>(System.getenv());
    put(settings, "BROADSIDE_PORT", port);
    put(settings, "BROADSIDE_HOST", host);
    put(settings, "BROADSIDE_DATA", data);
    put(settings, "BROADSIDE_WORKERS", workers);
    put(settings, "BROADSIDE_OUTPUTS", outputs.isEmpty() ? null : String.join(" ", outputs));
    return settings;
  }

  private static void put(Map<String, String> settings, String key, @Nullable Object value) {
    if (value != null) {
      settings.put(key, value.toString());
    }
  }

  /** The files of this installation. */
  public static final class Installation {

    private Installation() {}

    /** Where it lies. */
    public static Path home() {
      return Path.of(System.getProperty("broadside.home", ".")).toAbsolutePath();
    }

    /** What its programs are started with. */
    public static Path java() {
      String given = System.getProperty("broadside.java");
      return given != null
          ? Path.of(given)
          : Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * The jar of one of its programs.
     *
     * @throws CliException if it is not built
     */
    public static Path program(String name) throws CliException {
      Path jar = home().resolve(name).resolve("target").resolve(name + ".jar");
      if (!Files.isRegularFile(jar)) {
        throw new CliException(
            ExitCode.USAGE,
            ("%s does not exist. Build it with `mvn package`, or start with ./broadside, which"
                    + " builds it.")
                .formatted(jar));
      }
      return jar;
    }
  }
}
