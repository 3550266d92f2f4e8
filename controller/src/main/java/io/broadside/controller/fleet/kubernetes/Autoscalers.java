package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a HorizontalPodAutoscaler that scales the workers. It would undo each change of Broadside's
 * within seconds, so Broadside names it before it asks for workers. KEDA makes one for its
 * ScaledObject.
 */
final class Autoscalers {

  private static final Logger LOG = LoggerFactory.getLogger(Autoscalers.class);

  private final Cluster cluster;

  Autoscalers(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Why so many workers would not stay, in a sentence and what to do; empty where nobody else is
   * seen that scales.
   */
  Optional<String> against(int workers) {
    String deployment = cluster.install().workers();
    try {
      return cluster
          .client()
          .autoscaling()
          .v1()
          .horizontalPodAutoscalers()
          .inNamespace(cluster.namespace())
          .list()
          .getItems()
          .stream()
          .filter(a -> scales(a, deployment))
          .findFirst()
          .map(a -> words(a, deployment, workers));
    } catch (KubernetesClientException e) {
      // a Role of before does not grant it; whether this may scale, the API will say
      LOG.debug("The autoscalers cannot be listed", e);
      return Optional.empty();
    }
  }

  private static boolean scales(HorizontalPodAutoscaler autoscaler, String deployment) {
    HorizontalPodAutoscalerSpec spec = autoscaler.getSpec();
    return spec != null
        && spec.getScaleTargetRef() != null
        && "Deployment".equals(spec.getScaleTargetRef().getKind())
        && deployment.equals(spec.getScaleTargetRef().getName());
  }

  private static String words(HorizontalPodAutoscaler autoscaler, String deployment, int workers) {
    Integer least = autoscaler.getSpec().getMinReplicas();
    return ("%s scales Deployment %s by itself, between %d and %d, and would undo a change to %d"
            + " workers. Delete it, or let it choose the number: run without --workers.")
        .formatted(
            name(autoscaler),
            deployment,
            least == null ? 1 : least,
            autoscaler.getSpec().getMaxReplicas(),
            workers);
  }

  private static String name(HorizontalPodAutoscaler autoscaler) {
    return autoscaler.getMetadata().getOwnerReferences().stream()
        .filter(o -> "ScaledObject".equals(o.getKind()))
        .map(OwnerReference::getName)
        .findFirst()
        .map("KEDA's ScaledObject %s"::formatted)
        .orElse("HorizontalPodAutoscaler " + autoscaler.getMetadata().getName());
  }
}
