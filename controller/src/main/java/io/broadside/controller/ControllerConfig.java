package io.broadside.controller;

import io.broadside.controller.fleet.local.LocalFleet;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.results.store.Retention;
import io.broadside.results.store.s3.bucket.S3Location;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a controller.
 *
 * @param host where to listen; a loopback address unless others are to come in with the token
 * @param port where to listen, 0 for any
 * @param token what workers and distant requests have to show; never printed
 * @param hosts names under which the dashboard may be asked for besides {@code localhost}
 * @param data folder for results, uploads and logs
 * @param results where in S3 runs are kept, besides the folder; null for the folder alone
 * @param outputs to whom it is sent what runs measure, besides; none unless told otherwise
 * @param retention which runs are deleted by themselves; none unless told otherwise
 * @param simulations folder with simulations, which need not exist
 * @param fleet where its workers are
 */
public record ControllerConfig(
    String host,
    int port,
    String token,
    Set<String> hosts,
    Path data,
    @Nullable S3Location results,
    OutputSettings outputs,
    Retention retention,
    Path simulations,
    FleetConfig fleet) {

  private static final int HANG_SECONDS = (int) LocalFleet.PATIENCE.toSeconds();

  /** Copies the names. */
  public ControllerConfig {
    hosts = Set.copyOf(hosts);
  }

  /**
   * Reads it from the environment, which flags have been laid over.
   *
   * @param settings values by their keys, of which {@code BROADSIDE_…} count
   * @param home the folder that Broadside is in
   * @param java the java binary that workers on this machine run on
   * @throws ConfigException with all that is wrong
   */
  public static ControllerConfig read(Map<String, String> settings, Path home, Path java)
      throws ConfigException {
    ConfigReader reader = new ConfigReader(settings);
    FleetConfig fleet =
        reader.oneOf("BROADSIDE_FLEET", "local", "kubernetes").equals("local")
            ? new FleetConfig.Local(
                java,
                reader.file(home.resolve("worker/target/worker.jar")),
                reader.number("BROADSIDE_WORKERS", 3, 10_000),
                reader.number("BROADSIDE_HANG_SECONDS", HANG_SECONDS, 86_400))
            : new FleetConfig.Kubernetes(
                reader.required("BROADSIDE_NAMESPACE"),
                reader.install("BROADSIDE_INSTALL"),
                reader.required("BROADSIDE_POD"),
                reader.number("BROADSIDE_IDLE_SECONDS", 0, 86_400),
                reader.amount(
                    "BROADSIDE_WORKER_HOUR_DOLLARS",
                    FleetConfig.Kubernetes.USUAL_WORKER_HOUR_DOLLARS));
    ControllerConfig config =
        new ControllerConfig(
            reader.text("BROADSIDE_HOST", "127.0.0.1"),
            reader.number("BROADSIDE_PORT", 8080, 65_535),
            fleet instanceof FleetConfig.Local
                ? reader.secret("BROADSIDE_TOKEN")
                : reader.required("BROADSIDE_TOKEN"),
            reader.names("BROADSIDE_HOSTS"),
            reader.folder("BROADSIDE_DATA", Path.of(".broadside")),
            reader.bucket("BROADSIDE_RESULTS"),
            reader.outputs(),
            reader.retention("BROADSIDE_KEEP_RUNS", "BROADSIDE_KEEP_DAYS"),
            reader.folder(
                "BROADSIDE_SIMULATIONS",
                home.resolve("examples/src/main/java/io/broadside/examples")),
            fleet);
    reader.finish();
    return config;
  }

  @Override
  public String toString() {
    return "controller on %s:%d, data in %s".formatted(host, port, data);
  }
}
