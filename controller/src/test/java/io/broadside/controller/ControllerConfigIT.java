package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.fleet.kubernetes.Install;
import io.broadside.outputs.destination.Credentials;
import io.broadside.outputs.destination.Destination;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.results.store.Retention;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerConfigIT {

  private static final Path JAVA = Path.of("/jdk/bin/java");

  @TempDir Path home;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(home.resolve("worker/target"));
    Files.createFile(home.resolve("worker/target/worker.jar"));
  }

  @Test
  void withoutAnythingItServesThisMachineFromThisMachine() throws Exception {
    ControllerConfig config = read(Map.of());

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.token()).hasSize(48).isNotEqualTo(read(Map.of()).token());
    assertThat(config.data()).isAbsolute().hasFileName(".broadside");
    assertThat(config.simulations()).startsWithRaw(home).hasFileName("examples");
    assertThat(config.fleet())
        .isEqualTo(new FleetConfig.Local(JAVA, home.resolve("worker/target/worker.jar"), 3, 10));
  }

  @Test
  void everyKeyIsTaken() throws Exception {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "BROADSIDE_HOST", "::1",
                "BROADSIDE_PORT", "0",
                "BROADSIDE_TOKEN", " secret\n",
                "BROADSIDE_HOSTS", "Load.example, ,broadside.svc",
                "BROADSIDE_DATA", "/data",
                "BROADSIDE_RESULTS", "s3://results/runs?region=eu-central-1",
                "BROADSIDE_SIMULATIONS", "/simulations",
                "BROADSIDE_FLEET", "local",
                "BROADSIDE_WORKERS", "7",
                "BROADSIDE_HANG_SECONDS", "0"));
    settings.put("BROADSIDE_KEEP_RUNS", "100");
    settings.put("BROADSIDE_OUTPUTS", "influxdb=http://db:8086/k6, statsd=host:8125\n");
    settings.put("BROADSIDE_WEBHOOK", "https://ci.example/hush");
    settings.put("BROADSIDE_SLACK_WEBHOOK", "https://hooks.slack.com/services/hush");
    settings.put("BROADSIDE_INFLUXDB_USER", "me");
    settings.put("BROADSIDE_INFLUXDB_PASSWORD", "password");
    settings.put("BROADSIDE_INFLUXDB_TOKEN", "token");
    settings.put("BROADSIDE_OTLP_HEADERS", "api-key=hush");

    ControllerConfig config = read(settings);

    assertThat(config)
        .isEqualTo(
            new ControllerConfig(
                "::1",
                0,
                "secret",
                Set.of("load.example", "broadside.svc"),
                Path.of("/data"),
                new S3Location("results", "runs", "eu-central-1", null),
                new OutputSettings(
                    List.of(
                        Destination.parse("influxdb=http://db:8086/k6"),
                        Destination.parse("statsd=host:8125"),
                        Destination.parse("webhook=https://ci.example/hush"),
                        Destination.parse("slack=https://hooks.slack.com/services/hush")),
                    new Credentials("me", "password", "token", Map.of("api-key", "hush"))),
                new Retention(100, null),
                Path.of("/simulations"),
                new FleetConfig.Local(JAVA, home.resolve("worker/target/worker.jar"), 7, 0)));
  }

  @Test
  void inAClusterItNeedsNoWorkerOfItsOwn() throws Exception {
    Files.delete(home.resolve("worker/target/worker.jar"));

    assertThat(read(inCluster()).fleet())
        .isEqualTo(
            new FleetConfig.Kubernetes("broadside", Install.FIRST, "controller-1", 900, 0.25));
  }

  @Test
  void oneOfSeveralInANamespaceHasAName() throws Exception {
    Map<String, String> settings = new HashMap<>(inCluster());
    settings.put("BROADSIDE_INSTALL", "team-a");
    assertThat(read(settings).fleet())
        .isEqualTo(
            new FleetConfig.Kubernetes(
                "broadside", new Install("team-a"), "controller-1", 900, 0.25));

    settings.put("BROADSIDE_INSTALL", "Team A");
    assertThatThrownBy(() -> read(settings))
        .hasMessageContaining("BROADSIDE_INSTALL: Team A is not a valid name for an install.");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "BROADSIDE_FLEET", "kubernetes",
                        "BROADSIDE_PORT", "65536",
                        "BROADSIDE_POD", " ",
                        "BROADSIDE_RESULTS", "ftp://results",
                        "BROADSIDE_OUTPUTS", "influxdb=http://db:8086",
                        "BROADSIDE_SLACK_WEBHOOK", "hush",
                        "BROADSIDE_DATA", "\0")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("BROADSIDE_NAMESPACE is not set")
        .hasMessageContaining("BROADSIDE_POD is not set")
        .hasMessageContaining("BROADSIDE_TOKEN is not set")
        .hasMessageContaining("BROADSIDE_PORT must be a number from 0 to 65535, not 65536.")
        .hasMessageContaining(
            "BROADSIDE_RESULTS: The location of the results must have the form s3://")
        .hasMessageContaining("BROADSIDE_OUTPUTS: Output influxdb names no database")
        .hasMessageContaining("BROADSIDE_SLACK_WEBHOOK: Output slack has an address that is")
        .hasMessageNotContaining("hush")
        .hasMessageContaining("BROADSIDE_DATA is not a folder");
  }

  @Test
  void noNumbersAndUnknownFleetsAreRefused() throws IOException {
    Files.delete(home.resolve("worker/target/worker.jar"));

    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "BROADSIDE_FLEET", "nomad",
                        "BROADSIDE_PORT", "http",
                        "BROADSIDE_WORKERS", "-1")))
        .hasMessageContaining("BROADSIDE_FLEET must be local or kubernetes, not nomad.")
        .hasMessageContaining("BROADSIDE_PORT must be a number from 0 to 65535, not http.")
        .hasMessageContaining("BROADSIDE_WORKERS must be a number from 0 to 10000, not -1.")
        .hasMessageContaining("worker.jar does not exist. Build it");
  }

  @Test
  void noSecretIsEverPrinted() throws Exception {
    Map<String, String> settings = new HashMap<>(inCluster());
    settings.put("BROADSIDE_TOKEN", "hush");
    settings.put("BROADSIDE_WEBHOOK", "https://ci.example/hush");

    assertThat(read(settings).toString()).doesNotContain("hush");
    assertThat(read(settings).outputs().toString()).doesNotContain("hush");
  }

  private static Map<String, String> inCluster() {
    return Map.of(
        "BROADSIDE_FLEET", "kubernetes",
        "BROADSIDE_NAMESPACE", "broadside",
        "BROADSIDE_POD", "controller-1",
        "BROADSIDE_IDLE_SECONDS", "900",
        "BROADSIDE_WORKER_HOUR_DOLLARS", "0.25",
        "BROADSIDE_TOKEN", "secret");
  }

  private ControllerConfig read(Map<String, String> settings) throws ConfigException {
    return ControllerConfig.read(settings, home, JAVA);
  }
}
