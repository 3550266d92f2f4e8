package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallTest {

  @Test
  void theFirstOneIsCalledAsTheManifestsSay() {
    Install first = Install.FIRST;
    assertThat(first.workers()).isEqualTo("worker");
    assertThat(first.controller()).isEqualTo("controller");
    assertThat(first.lease()).isEqualTo("broadside-controller");
    assertThat(first.run()).isEqualTo("broadside-run");
  }

  @Test
  void anotherOneSharesNoNameAndNoLabelsWithIt() {
    Install other = new Install("team-a");
    assertThat(other.workers()).isEqualTo("team-a-worker");
    assertThat(other.controller()).isEqualTo("team-a-controller");
    assertThat(other.lease()).isEqualTo("team-a-controller");
    assertThat(other.run()).isEqualTo("team-a-run");
    assertThat(other.workerLabels())
        .containsEntry("app.kubernetes.io/instance", "team-a")
        .containsEntry("app.kubernetes.io/component", "worker")
        .isNotEqualTo(Install.FIRST.workerLabels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a_b", "-a", "a-", "1a", "a.b"})
  void whatNoObjectCanBeCalledIsRefused(String name) {
    assertThatThrownBy(() -> new Install(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 40");
  }
}
