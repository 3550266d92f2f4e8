package io.broadside.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskedPropertiesTest {

  private final Properties before = System.getProperties();

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  @Test
  void whatTheSimulationAsksForInVainIsNamedWithHowItIsGiven() {
    AskedProperties asked = AskedProperties.of(AskedPropertiesTest.class);
    assertThat(Long.getLong("pace")).isNull();
    assertThat(Boolean.getBoolean("fast")).isFalse();
    assertThat(System.getProperty("target")).isNull();

    assertThat(asked.advice())
        .contains(
            "The simulation needs the properties fast, pace, target, which are not set. Set"
                + " them with -P fast=VALUE -P pace=VALUE --target http://HOST:PORT.");
  }

  @Test
  void whatIsSetOrHasAnotherValueOrIsAskedForByOthersIsNot() {
    AskedProperties asked = AskedProperties.of(AskedPropertiesTest.class);
    assertThat(System.getProperty("java.version")).isNotNull();
    assertThat(System.getProperty("users", "3")).isEqualTo("3");
    assertThat(java.net.ProxySelector.getDefault().select(java.net.URI.create("http://localhost")))
        .isNotEmpty();

    assertThat(asked.advice()).isEmpty();
  }
}
