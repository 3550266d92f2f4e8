package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The objects that a controller writes for itself and the next. */
final class ControllerObjects {

  private static final String WRITER = "broadside.io/writer";

  private ControllerObjects() {}

  /** Makes an object go when the controller's Deployment goes. */
  static OwnerReference owner(Deployment controller) {
    return new OwnerReferenceBuilder()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withName(controller.getMetadata().getName())
        .withUid(controller.getMetadata().getUid())
        .build();
  }

  /**
   * The state of a run.
   *
   * @param version that it replaces, null for a new one
   * @param writer names who writes it
   * @param data in base 64; empty while no run goes on
   */
  static ConfigMap run(
      Install install,
      String namespace,
      List<OwnerReference> owners,
      @Nullable String version,
      String writer,
      Map<String, String> data) {
    return new ConfigMapBuilder()
        .withMetadata(meta(install, install.run(), namespace, owners, version))
        .editMetadata()
        .addToAnnotations(WRITER, writer)
        .endMetadata()
        .withBinaryData(data)
        .build();
  }

  /** Who has written the state of a run. */
  static Optional<String> writer(ConfigMap run) {
    return Optional.ofNullable(run.getMetadata().getAnnotations()).map(a -> a.get(WRITER));
  }

  /**
   * Who steers.
   *
   * @param version that it replaces, null for a new one
   * @param holder empty for nobody
   */
  static Lease lease(
      Install install,
      String namespace,
      List<OwnerReference> owners,
      @Nullable String version,
      String holder,
      int seconds,
      ZonedDateTime acquired,
      ZonedDateTime renewed,
      int transitions) {
    return new LeaseBuilder()
        .withMetadata(meta(install, install.lease(), namespace, owners, version))
        .withNewSpec()
        .withHolderIdentity(holder)
        .withLeaseDurationSeconds(seconds)
        .withAcquireTime(acquired)
        .withRenewTime(renewed)
        .withLeaseTransitions(transitions)
        .endSpec()
        .build();
  }

  private static ObjectMeta meta(
      Install install,
      String name,
      String namespace,
      List<OwnerReference> owners,
      @Nullable String version) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(install.controllerLabels())
        .withOwnerReferences(owners)
        .withResourceVersion(version)
        .build();
  }
}
