package io.broadside.worker.gatling;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import java.util.Map;

/** Gatling's configuration, which it keeps for the whole process. */
public final class GatlingSettings {

  /** No call to a foreign host, nothing written, nothing reported to Gatling's makers. */
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "gatling.http.warmUpUrl", "",
          "gatling.data.writers.0", "none",
          "gatling.data.enableAnalytics", "false");

  private GatlingSettings() {}

  /** The version of Gatling that is used here, such as 3.15.1. */
  public static String version() {
    return String.valueOf(Predef$.class.getPackage().getImplementationVersion());
  }

  /**
   * Loads it: first Broadside's own say, then the system properties, such as {@code
   * gatling.http.requestTimeout}, then the simulation's {@code gatling.conf}, then Gatling's
   * defaults. Gatling looks for {@code gatling.conf} where its own classes come from, so that the
   * file has to be on the process's class path by now. To be called before a simulation is built.
   *
   * @throws RuntimeException if what the user says makes no sense
   */
  public static void load() {
    OVERRIDES.forEach(System::setProperty);
    com.typesafe.config.ConfigFactory.invalidateCaches();
    Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
  }
}
