package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ConfigMapStoreIT {

  private static final byte[] ONE = {1};
  private static final byte[] TWO = {2};
  private static final byte[] THREE = {3};

  private final MockApi server = MockApi.started();
  private final Cluster cluster = new Cluster(server.client(), "broadside", Install.FIRST);
  private final ConfigMapStore store = new ConfigMapStore(cluster, "store");
  private final ConfigMapStore other = new ConfigMapStore(cluster);

  @AfterEach
  void end() {
    server.close();
    cluster.close();
  }

  @Test
  void whatIsKeptIsReadByTheNextAndNotOverwrittenByTheLast() throws Exception {
    assertThat(store.read()).isEmpty();
    store.write(ONE);
    assertThat(other.read()).hasValue(ONE);
    other.write(TWO);

    assertThatThrownBy(() -> store.write(THREE))
        .hasMessageContaining("cannot keep the state of the run");
    assertThatThrownBy(() -> store.write(THREE))
        .hasMessageContaining("cannot keep the state of the run");

    assertThat(other.read()).hasValue(TWO);
    other.clear();
    assertThat(other.read()).isEmpty();
  }

  @Test
  void whatWasKeptAlthoughTheAnswerWasLostIsReplaced() throws Exception {
    ConfigMapStore answersLost = new ConfigMapStore(cluster, "store");
    answersLost.write(ONE);
    store.write(TWO);
    answersLost.read();
    answersLost.write(THREE);
    failOnce();
    assertThatThrownBy(() -> store.write(ONE)).hasMessageContaining("status 503");

    store.write(TWO);
    assertThat(other.read()).hasValue(TWO);

    store.clear();
    assertThat(other.read()).isEmpty();
  }

  @Test
  void whereSomebodyHasDeletedItItIsMadeAnew() throws Exception {
    store.write(ONE);
    cluster.client().configMaps().inNamespace("broadside").withName(Install.FIRST.run()).delete();

    store.write(TWO);

    assertThat(other.read()).hasValue(TWO);
  }

  private void failOnce() {
    server
        .expect()
        .put()
        .withPath("/api/v1/namespaces/broadside/configmaps/" + Install.FIRST.run())
        .andReturn(503, "{}")
        .once();
  }
}
