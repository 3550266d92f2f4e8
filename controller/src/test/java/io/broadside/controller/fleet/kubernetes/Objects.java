package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Kubernetes objects as an API server would give them. */
public final class Objects {

  private Objects() {}

  /** One of any kind. */
  public static <T> T read(String file, Class<T> type) {
    return Serialization.unmarshal(
        java.util.Objects.requireNonNull(
            Objects.class.getResourceAsStream("/kubernetes/" + file), file),
        type);
  }

  /** A pod. */
  public static Pod pod(String file) {
    return read("pods/" + file + ".yaml", Pod.class);
  }

  /** The workers' Deployment in namespace broadside. */
  static Deployment deployment(int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(Install.FIRST.workers())
        .withNamespace("broadside")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .endSpec()
        .build();
  }
}
