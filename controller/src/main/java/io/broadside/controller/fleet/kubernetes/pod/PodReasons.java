package io.broadside.controller.fleet.kubernetes.pod;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a pod is not up, in Kubernetes' own words: its reason, and what it adds to that. */
final class PodReasons {

  /** Reasons to wait that are no trouble. */
  private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");

  private PodReasons() {}

  /** Why it does not run yet; null where it is only a matter of time. */
  static @Nullable String pending(Pod pod) {
    PodStatus status = pod.getStatus();
    if (status == null) {
      return null;
    }
    return Stream.concat(
            status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
        .map(PodReasons::waiting)
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                condition(status, "PodScheduled")
                    .filter(c -> "False".equals(c.getStatus()))
                    .map(c -> words(c.getReason(), c.getMessage())))
        .orElse(null);
  }

  private static Optional<String> waiting(ContainerStatus status) {
    ContainerStateWaiting waiting =
        status.getState() == null ? null : status.getState().getWaiting();
    return waiting == null || waiting.getReason() == null || USUAL.contains(waiting.getReason())
        ? Optional.empty()
        : Optional.of(words(waiting.getReason(), waiting.getMessage()));
  }

  /**
   * Why one that runs may not answer; null where nothing speaks for it. Where the kubelet itself is
   * not heard any more, the control plane takes the pod's readiness back, but not its containers'.
   */
  static @Nullable String unready(Pod pod) {
    PodStatus status = pod.getStatus();
    if (status == null || !is(status, "Ready", "False")) {
      return null;
    }
    return is(status, "ContainersReady", "True")
        ? "its node is not ready"
        : "it does not pass its readiness probe";
  }

  private static boolean is(PodStatus status, String condition, String value) {
    return condition(status, condition).filter(c -> value.equals(c.getStatus())).isPresent();
  }

  /** How a container, or with null its whole pod, ended. */
  static String ended(Pod pod, @Nullable ContainerStateTerminated end) {
    PodStatus status = pod.getStatus();
    String podReason = status == null ? null : status.getReason();
    if (podReason != null) {
      return words(podReason, status.getMessage());
    }
    String disruption = leaving(pod);
    if (end == null) {
      return disruption == null ? "Ended: its pod is " + phase(status) : disruption;
    }
    String how =
        words(end.getReason(), "exit code %d".formatted(end.getExitCode()))
            + (end.getMessage() == null ? "" : ", " + end.getMessage().strip());
    return disruption == null ? how : how + "; " + disruption;
  }

  /** Who or what makes it go, where it was not just told to; else null. */
  static @Nullable String leaving(Pod pod) {
    PodStatus status = pod.getStatus();
    return status == null
        ? null
        : condition(status, "DisruptionTarget")
            .filter(c -> "True".equals(c.getStatus()))
            .map(c -> words(c.getReason(), c.getMessage()))
            .orElse(null);
  }

  private static Optional<PodCondition> condition(PodStatus status, String type) {
    return status.getConditions().stream().filter(c -> type.equals(c.getType())).findFirst();
  }

  private static String phase(@Nullable PodStatus status) {
    return status == null ? "unknown" : String.valueOf(status.getPhase());
  }

  private static String words(@Nullable String reason, @Nullable String message) {
    String name = reason == null || reason.isBlank() ? "Unknown" : reason;
    return message == null || message.isBlank() ? name : name + ": " + message.strip();
  }
}
