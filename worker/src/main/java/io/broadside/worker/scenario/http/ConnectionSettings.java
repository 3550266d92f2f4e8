package io.broadside.worker.scenario.http;

import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.HttpSettings;
import io.broadside.plan.connection.Trust;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.scenario.data.PlanFolder;
import io.broadside.worker.scenario.data.SecretLookup;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The connection settings that Gatling reads only from its configuration. */
public final class ConnectionSettings {

  private final Map<String, String> properties = new LinkedHashMap<>();
  private final PlanFolder folder;

  private ConnectionSettings(PlanFolder folder) {
    this.folder = folder;
  }

  /**
   * System properties to be set before Gatling's settings are loaded; passwords are among them.
   *
   * @param folder where the files lie that the plan names
   * @param secrets what {@link SecretLookup} has found for the plan
   * @throws IllegalArgumentException if a file or a secret is missing
   */
  public static Map<String, String> of(TestPlan plan, Path folder, Secrets secrets) {
    ConnectionSettings settings = new ConnectionSettings(new PlanFolder(folder));
    HttpSettings http = plan.http();
    if (http.connectTimeout() != null) {
      settings.put("socket.connectTimeout", String.valueOf(http.connectTimeout().toMillis()));
    }
    switch (http.trust()) {
      case Trust.Any t -> {}
      case Trust.Known t -> settings.put("ssl.useInsecureTrustManager", "false");
      case Trust.Store t -> {
        settings.put("ssl.useInsecureTrustManager", "false");
        settings.store(
            "trustStore",
            t.file(),
            Optional.ofNullable(t.password())
                .map(p -> SecretLookup.value(secrets, SecretLookup.TRUST)));
      }
    }
    http.certificate()
        .ifPresent(
            c ->
                settings.store(
                    "keyStore",
                    c.file(),
                    Optional.ofNullable(c.password())
                        .map(p -> SecretLookup.value(secrets, SecretLookup.CERTIFICATE))));
    return Map.copyOf(settings.properties);
  }

  private void store(String name, String file, Optional<String> password) {
    String type = file.toLowerCase(Locale.ROOT).endsWith(".jks") ? "jks" : "pkcs12";
    put("ssl." + name + ".type", type);
    put("ssl." + name + ".file", folder.path(file).toString());
    password.ifPresent(p -> put("ssl." + name + ".password", p));
  }

  private void put(String name, String value) {
    properties.put("gatling." + name, value);
  }
}
