package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.Member;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import java.util.Optional;

/**
 * The Deployment that keeps the workers, as it is at one moment.
 *
 * @param replicas how many workers are wished for
 * @param shortage the workers that Kubernetes does not even create, such as for want of quota: one
 *     member for all of them
 */
record WorkerDeployment(int replicas, Optional<Member> shortage) {

  private static final String TEMPLATE_HASH = "pod-template-hash";

  /** Reads it. */
  static WorkerDeployment of(Deployment deployment) {
    Integer replicas = deployment.getSpec() == null ? null : deployment.getSpec().getReplicas();
    int wished = replicas == null ? 1 : replicas;
    if (deployment.getStatus() == null) {
      return new WorkerDeployment(wished, Optional.empty());
    }
    Integer created = deployment.getStatus().getReplicas();
    int missing = wished - (created == null ? 0 : created);
    return new WorkerDeployment(
        wished,
        deployment.getStatus().getConditions().stream()
            .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
            .filter(c -> missing > 0)
            .findFirst()
            .map(c -> shortage(deployment.getMetadata().getName(), missing, c)));
  }

  /** The wish for that many workers, whatever was wished before. */
  static Scale scale(String namespace, String name, int workers) {
    return new ScaleBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withReplicas(workers)
        .endSpec()
        .build();
  }

  private static Member shortage(String name, int missing, DeploymentCondition condition) {
    return new Member(
        "%s (%d not created)".formatted(name, missing),
        Member.State.STARTING,
        null,
        condition.getReason() + ": " + condition.getMessage());
  }

  /**
   * Whether a pod with the labels of a worker is one: its owner has to be a ReplicaSet of that
   * Deployment, which is named after the Deployment and the hash of the pod's template.
   */
  static boolean owns(String deployment, Pod pod) {
    String hash = pod.getMetadata().getLabels().get(TEMPLATE_HASH);
    return pod.getMetadata().getOwnerReferences().stream()
        .filter(o -> Boolean.TRUE.equals(o.getController()))
        .anyMatch(o -> isReplicaSet(o) && o.getName().equals(deployment + "-" + hash));
  }

  private static boolean isReplicaSet(OwnerReference owner) {
    return owner.getKind().equals("ReplicaSet") && owner.getApiVersion().startsWith("apps/");
  }
}
