package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.Predef$;
import io.gatling.core.config.GatlingConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import scala.concurrent.duration.FiniteDuration;

/** Gatling's settings are where simulations look for them, and system properties come first. */
class SettingsSeamTest {

  private static final String TIMEOUT = "gatling.http.requestTimeout";

  @AfterEach
  void forget() {
    System.clearProperty(TIMEOUT);
    GatlingSettings.load();
  }

  @Test
  void callsNoForeignHostToWarmUp() {
    System.setProperty("gatling.http.warmUpUrl", "https://example.com");
    GatlingSettings.load();
    assertThat(settings().http().warmUpUrl().isEmpty()).isTrue();
  }

  @Test
  void writesNoResultsAndReportsNoUse() {
    GatlingSettings.load();
    assertThat(settings().data().fileDataWriterEnabled()).isFalse();
    assertThat(settings().data().enableAnalytics()).isFalse();
  }

  @Test
  void takesWhatTheSystemPropertiesSayAnew() {
    GatlingSettings.load();
    assertThat(settings().http().requestTimeout()).isEqualTo(seconds(60));
    System.setProperty(TIMEOUT, "7000");
    GatlingSettings.load();
    assertThat(settings().http().requestTimeout()).isEqualTo(seconds(7));
  }

  private static GatlingConfiguration settings() {
    return Predef$.MODULE$.configuration();
  }

  private static FiniteDuration seconds(long count) {
    return new FiniteDuration(count, java.util.concurrent.TimeUnit.SECONDS);
  }
}
