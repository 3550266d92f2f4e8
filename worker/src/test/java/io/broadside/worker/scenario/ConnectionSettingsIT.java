package io.broadside.worker.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import io.broadside.worker.scenario.data.SecretLookup;
import io.broadside.worker.scenario.http.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(300)
@Isolated("Gatling's settings are those of the whole process")
class ConnectionSettingsIT {

  private static final Map<String, String> PASSWORDS =
      Map.of("TRUST", KeyStores.PASSWORD, "KEY", KeyStores.PASSWORD);
  private static final String TRUST = "trust: {file: trust.p12, password: env:TRUST}";
  private static final String STRANGER = "trust: {file: stranger.p12, password: env:TRUST}";
  private static final String CERTIFICATE = "certificate: {file: client.p12, password: env:KEY}";

  @TempDir Path folder;

  @Test
  void aClientShowsItsCertificateToAServerThatItTrusts() throws Exception {
    KeyStores.create(folder);
    try (TlsServer server = new TlsServer(folder)) {
      assertThat(played(server, TRUST, CERTIFICATE)).contains("true null");
      assertThat(server.callers).containsExactly("CN=client");
    }
  }

  @Test
  void aServerDoesWithoutAClientThatHasNoCertificate() throws Exception {
    KeyStores.create(folder);
    try (TlsServer server = new TlsServer(folder)) {
      assertThat(played(server, TRUST)).contains("false");
      assertThat(server.callers).isEmpty();
    }
  }

  @Test
  void aClientDoesWithoutAServerThatItDoesNotTrust() throws Exception {
    KeyStores.create(folder);
    try (TlsServer server = new TlsServer(folder)) {
      assertThat(played(server, STRANGER, CERTIFICATE)).contains("false");
      assertThat(played(server, "trust: known", CERTIFICATE)).contains("false");
      assertThat(server.callers).isEmpty();
      assertThat(played(server, "trust: any", CERTIFICATE)).contains("true null");
    }
  }

  @Test
  void filesAreWholePathsAndTimesMilliseconds() throws Exception {
    Files.writeString(folder.resolve("trust.jks"), "");
    Files.writeString(folder.resolve("client.pfx"), "");
    TestPlan plan =
        plan(
            "https://localhost",
            "timeouts: {connect: 2500ms}",
            "trust: {file: trust.jks}",
            "certificate: {file: client.pfx, password: env:KEY}");
    Path beside = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    Secrets secrets = SecretLookup.resolve(plan, Secrets.NONE, PASSWORDS);
    String prefix = folder.toAbsolutePath() + "/";
    assertThat(ConnectionSettings.of(plan, beside, secrets))
        .isEqualTo(
            Map.of(
                "gatling.socket.connectTimeout", "2500",
                "gatling.ssl.useInsecureTrustManager", "false",
                "gatling.ssl.trustStore.type", "jks",
                "gatling.ssl.trustStore.file", prefix + "trust.jks",
                "gatling.ssl.keyStore.type", "pkcs12",
                "gatling.ssl.keyStore.file", prefix + "client.pfx",
                "gatling.ssl.keyStore.password", KeyStores.PASSWORD));
    assertThatThrownBy(() -> ConnectionSettings.of(plan, folder, Secrets.NONE))
        .hasMessageContaining("http.certificate.password");
  }

  @Test
  void aPlanThatSaysNothingLeavesGatlingAsItIs() throws Exception {
    assertThat(ConnectionSettings.of(plan("http://localhost"), folder, Secrets.NONE)).isEmpty();
  }

  private TestPlan plan(String target, String... http) throws Exception {
    return PlanLoader.loadText(
        """
        target: %s
        phases: [start 1 user at once]
        scenarios: {visit: [get: /]}
        http:
          cache: true
        """
                .formatted(target)
            + String.join("\n", http).indent(2),
        PlanFiles.in(folder));
  }

  /** The one response. */
  private String played(TlsServer server, String... http) throws Exception {
    TestPlan plan = plan(server.url(), http);
    Secrets secrets = SecretLookup.resolve(plan, Secrets.NONE, PASSWORDS);
    Map<String, String> settings = ConnectionSettings.of(plan, folder, secrets);
    RecordingMeasurements measurements = new RecordingMeasurements();
    settings.forEach(System::setProperty);
    try {
      GatlingSettings.load();
      Solo.play(new PlannedSimulation(plan, folder, secrets), measurements);
    } finally {
      settings.keySet().forEach(System::clearProperty);
      GatlingSettings.load();
    }
    return measurements.told.stream().filter(t -> t.startsWith("response")).toList().getFirst();
  }
}
