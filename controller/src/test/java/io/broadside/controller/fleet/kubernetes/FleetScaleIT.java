package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.fleet.FleetException;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a wish for more or fewer workers reaches the Deployment, or why not. */
@Timeout(300)
class FleetScaleIT {

  private static final String NAMESPACE = "broadside";
  private static final String SCALE = "/apis/apps/v1/namespaces/broadside/deployments/worker/scale";

  private final MockApi server = MockApi.started();
  private final KubernetesClient operator = server.client();
  private final Cluster cluster = new Cluster(server.client(), NAMESPACE, Install.FIRST);
  private final List<KubernetesFleet> fleets = new ArrayList<>();

  @AfterEach
  void end() {
    server.close();
    fleets.forEach(KubernetesFleet::close);
    cluster.close();
    operator.close();
  }

  private KubernetesFleet fleet() {
    KubernetesFleet fleet = new KubernetesFleet(cluster);
    fleets.add(fleet);
    return fleet;
  }

  @Test
  void scalingWritesTheScaleAndNothingElse() throws Exception {
    operator.resource(Objects.deployment(3)).create();
    server.expect().put().withPath(SCALE).andReturn(200, Map.of("kind", "Scale")).once();
    KubernetesFleet fleet = fleet();
    int before = server.getRequestCount();

    fleet.scale(7);

    assertThat(fleet.wanted()).isEqualTo(7);
    assertThat(server.getRequestCount())
        .as("a look for autoscalers, and this")
        .isEqualTo(before + 2);
    RecordedRequest request = server.getLastRequest();
    assertThat(request.method()).asString().isEqualTo("PUT");
    assertThat(request.getPath()).isEqualTo(SCALE);
    assertThat(request.getUtf8Body()).contains("\"replicas\":7").doesNotContain("resourceVersion");
  }

  @Test
  void anAutoscalerThatWouldTakeTheWishBackIsNamed() throws Exception {
    operator.resource(Objects.deployment(3)).create();
    operator.resource(autoscaler("other", "other")).create();
    operator.resource(autoscaler("workers", "worker")).create();
    KubernetesFleet fleet = fleet();
    assertThatThrownBy(() -> fleet.scale(7))
        .isInstanceOf(FleetException.class)
        .hasMessageStartingWith(
            "HorizontalPodAutoscaler workers scales Deployment worker by itself, between 1 and 5,"
                + " and would undo a change to 7 workers.");
    assertThat(fleet.wanted()).isEqualTo(3);

    operator.resource(autoscaler("workers", "worker")).delete();
    operator
        .resource(
            new HorizontalPodAutoscalerBuilder(autoscaler("keda-hpa-load", "worker"))
                .editMetadata()
                .addNewOwnerReference()
                .withKind("ScaledObject")
                .withName("load")
                .endOwnerReference()
                .endMetadata()
                .build())
        .create();
    assertThatThrownBy(() -> fleet.scale(7))
        .hasMessageStartingWith("KEDA's ScaledObject load scales Deployment worker by itself");
  }

  @Test
  void aDeploymentThatIsAppliedAnewHasAsManyWorkersAsTheOneBefore() throws Exception {
    server.expect().put().withPath(SCALE).andReturn(200, Map.of("kind", "Scale")).once();
    operator.resource(Objects.deployment(4)).create();
    KubernetesFleet fleet = fleet();
    operator.resource(Objects.deployment(4)).delete();
    await(() -> fleet.trouble().isPresent());

    operator.resource(Objects.deployment(1)).create();

    await(() -> fleet.wanted() == 4);
    await(() -> String.valueOf(server.getLastRequest().getPath()).equals(SCALE));
  }

  @Test
  void whoMayNotScaleIsToldWhatIsLacking() throws Exception {
    operator.resource(Objects.deployment(3)).create();
    server
        .expect()
        .put()
        .withPath(SCALE)
        .andReturn(
            403,
            new StatusBuilder()
                .withCode(403)
                .withMessage(
                    "deployments.apps \"worker\" is forbidden: User \"u\" cannot update resource"
                        + " \"deployments/scale\" in API group \"apps\" in the namespace"
                        + " \"broadside\"")
                .build())
        .once();
    KubernetesFleet fleet = fleet();
    assertThatThrownBy(() -> fleet.scale(7))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("the verb update on deployments/scale.apps");
    assertThat(fleet.wanted()).isEqualTo(3);
  }

  private static HorizontalPodAutoscaler autoscaler(String name, String deployment) {
    return new HorizontalPodAutoscalerBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .withNewSpec()
        .withMaxReplicas(5)
        .withNewScaleTargetRef("apps/v1", "Deployment", deployment)
        .endSpec()
        .build();
  }

  private static void await(Callable<Boolean> wished) throws Exception {
    for (int i = 0; i < 300 && !wished.call(); i++) {
      Thread.sleep(100);
    }
    assertThat(wished.call()).isTrue();
  }
}
