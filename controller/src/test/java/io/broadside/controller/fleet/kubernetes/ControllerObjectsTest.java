package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written to a cluster, word by word. */
class ControllerObjectsTest {

  private static final List<OwnerReference> OWNERS = List.of(ControllerObjects.owner(controller()));

  @Test
  void aNewLeaseIsThePodsAndGoesWithTheDeployment() throws Exception {
    assertThat(
            yaml(
                ControllerObjects.lease(
                    Install.FIRST,
                    "load",
                    OWNERS,
                    null,
                    "controller-5f7-abcde",
                    15,
                    ZonedDateTime.parse("2026-11-21T10:00:00.123456Z"),
                    ZonedDateTime.parse("2026-11-21T10:00:02.5Z"),
                    1)))
        .isEqualTo(golden("lease.yaml"));
  }

  @Test
  void aLeaseThatIsGivenBackReplacesTheOneThatWasRead() throws Exception {
    assertThat(
            yaml(
                ControllerObjects.lease(
                    Install.FIRST,
                    "load",
                    OWNERS,
                    "4711",
                    "",
                    15,
                    ZonedDateTime.parse("2026-11-21T10:00:00.123456Z"),
                    ZonedDateTime.parse("2026-11-21T10:30:00Z"),
                    2)))
        .isEqualTo(golden("lease-given-back.yaml"));
  }

  @Test
  void aRunsStateIsOneValueThatGoesWithTheDeployment() throws Exception {
    assertThat(
            yaml(
                ControllerObjects.run(
                    Install.FIRST, "load", OWNERS, null, "w-1", Map.of("run.json.gz", "H4sI"))))
        .isEqualTo(golden("run.yaml"));
  }

  @Test
  void whereNoRunGoesOnNothingIsKept() throws Exception {
    assertThat(
            yaml(ControllerObjects.run(Install.FIRST, "load", List.of(), "4711", "w-1", Map.of())))
        .isEqualTo(golden("run-none.yaml"));
  }

  @Test
  void theScaleHasANumberAndNothingElse() throws Exception {
    assertThat(yaml(WorkerDeployment.scale("load", "worker", 7))).isEqualTo(golden("scale.yaml"));
  }

  private static Deployment controller() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(Install.FIRST.controller())
        .withUid("0b6f1c9e-1111-2222-3333-444455556666")
        .endMetadata()
        .build();
  }

  private static String yaml(Object object) {
    return Serialization.asYaml(object);
  }

  private static String golden(String file) throws IOException {
    try (InputStream in =
        java.util.Objects.requireNonNull(
            ControllerObjectsTest.class.getResourceAsStream("/kubernetes/objects/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
