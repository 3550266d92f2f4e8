package io.broadside.controller.fleet.kubernetes.pod;

import io.broadside.controller.fleet.Member;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one pod says of its workers: each run of its container is one, since a worker is never used
 * twice. The first has the pod's name, the second that name and {@code #2}.
 *
 * @param pod the pod's name
 * @param members the last run but one, if the pod remembers it, and the last
 */
public record PodWorkers(String pod, List<Member> members) {

  private static final String PORT = "http";
  private static final Set<String> GONE_PHASES = Set.of("Succeeded", "Failed");
  private static final String UNSEEN =
      "Vanished: its pod is no longer in the Kubernetes API, and it is not known how it ended";

  /** Copies the list. */
  public PodWorkers {
    members = List.copyOf(members);
  }

  /** Reads a pod that is there. */
  public static PodWorkers of(Pod pod) {
    return new Reading(pod).workers();
  }

  /** Reads a pod's last state, now that the API does not know it any more, or not as a worker. */
  public static PodWorkers ofDeleted(Pod pod) {
    Reading reading = new Reading(pod);
    List<Member> members =
        reading.workers().members.stream()
            .map(m -> m.isGone() ? m : reading.vanished(m.worker(), UNSEEN))
            .toList();
    return new PodWorkers(reading.name, members);
  }

  /** One look at a pod. */
  private static final class Reading {

    private final Pod pod;
    private final String name;
    private final @Nullable Container container;
    private final @Nullable ContainerStatus status;
    private final boolean leaving;

    Reading(Pod pod) {
      this.pod = pod;
      this.name = pod.getMetadata().getName();
      this.container = container(pod);
      this.status = container == null ? null : status(pod, container.getName());
      this.leaving = pod.getMetadata().getDeletionTimestamp() != null;
    }

    private static @Nullable Container container(Pod pod) {
      List<Container> all = pod.getSpec() == null ? List.of() : pod.getSpec().getContainers();
      return all.stream()
          .filter(c -> port(c) != null)
          .findFirst()
          .orElse(all.isEmpty() ? null : all.getFirst());
    }

    private static @Nullable Integer port(Container container) {
      return container.getPorts().stream()
          .filter(p -> PORT.equals(p.getName()))
          .map(ContainerPort::getContainerPort)
          .findFirst()
          .orElse(null);
    }

    private static @Nullable ContainerStatus status(Pod pod, String container) {
      PodStatus said = pod.getStatus();
      return said == null
          ? null
          : said.getContainerStatuses().stream()
              .filter(s -> s.getName().equals(container))
              .findFirst()
              .orElse(null);
    }

    PodWorkers workers() {
      int restarts =
          status == null || status.getRestartCount() == null ? 0 : status.getRestartCount();
      ContainerState now = status == null ? null : status.getState();
      ContainerState last = status == null ? null : status.getLastState();
      ContainerStateTerminated before = last == null ? null : last.getTerminated();
      boolean waiting = now == null || (now.getRunning() == null && now.getTerminated() == null);
      int current = before != null && waiting ? restarts + 1 : restarts;
      List<Member> members = new ArrayList<>();
      if (before != null && current > 0) {
        members.add(gone(worker(current - 1), Member.State.DIED, PodReasons.ended(pod, before)));
      }
      members.add(current(worker(current), now));
      return new PodWorkers(name, members);
    }

    private String worker(int run) {
      return run == 0 ? name : name + "#" + (run + 1);
    }

    private Member current(String worker, @Nullable ContainerState now) {
      ContainerStateTerminated end = now == null ? null : now.getTerminated();
      if (end != null) {
        boolean asTold = leaving && Integer.valueOf(0).equals(end.getExitCode());
        return asTold
            ? gone(worker, Member.State.LEFT, null)
            : gone(worker, Member.State.DIED, PodReasons.ended(pod, end));
      }
      if (GONE_PHASES.contains(phase())) {
        return vanished(worker, PodReasons.ended(pod, null));
      }
      if (leaving) {
        return new Member(worker, Member.State.LEAVING, endpoint(), PodReasons.leaving(pod));
      }
      boolean running = now != null && now.getRunning() != null && endpoint() != null;
      return running
          ? new Member(worker, Member.State.UP, endpoint(), PodReasons.unready(pod))
          : new Member(worker, Member.State.STARTING, null, PodReasons.pending(pod));
    }

    /** A pod goes, or is called failed, also where its node is lost and its container is not. */
    private Member vanished(String worker, String reason) {
      String cause = PodReasons.leaving(pod);
      return new Member(
          worker,
          Member.State.VANISHED,
          endpoint(),
          cause == null || reason.contains(cause) ? reason : reason + "; " + cause);
    }

    private Member gone(String worker, Member.State state, @Nullable String reason) {
      return new Member(worker, state, endpoint(), reason);
    }

    private String phase() {
      return pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
    }

    private @Nullable URI endpoint() {
      String ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
      Integer port = container == null ? null : port(container);
      if (ip == null || ip.isEmpty() || port == null) {
        return null;
      }
      return URI.create("http://%s:%d".formatted(ip.contains(":") ? "[" + ip + "]" : ip, port));
    }
  }
}
