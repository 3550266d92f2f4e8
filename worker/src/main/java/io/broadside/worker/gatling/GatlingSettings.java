package io.broadside.worker.gatling;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;

/** Gatling's configuration, which it keeps for the whole process. */
public final class GatlingSettings {

  private GatlingSettings() {}

  /**
   * Loads it from Gatling's defaults and the system properties, such as {@code
   * gatling.http.requestTimeout}. Gatling's own warm-up would call a foreign host, so it is off. To
   * be called again when the properties have changed, before a simulation is built.
   */
  public static void load() {
    System.setProperty("gatling.http.warmUpUrl", "");
    com.typesafe.config.ConfigFactory.invalidateCaches();
    Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
  }
}
