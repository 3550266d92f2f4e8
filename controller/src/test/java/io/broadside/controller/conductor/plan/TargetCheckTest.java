package io.broadside.controller.conductor.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCheckTest {

  @Test
  void saysWhoDoesNotAnswerAndWhatToDo() throws IOException {
    String target;
    try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      target = "http://127.0.0.1:" + there.getLocalPort() + "/shop";
      assertThatCode(() -> TargetCheck.connect(target)).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> TargetCheck.connect(target))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll(target, "does not answer", "refused", "--no-target-check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "http://", "http:// x", ""})
  void saysWhatIsNoUrl(String target) {
    assertThatThrownBy(() -> TargetCheck.connect(target))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll("is not a valid URL", "http://localhost:8080");
  }
}
