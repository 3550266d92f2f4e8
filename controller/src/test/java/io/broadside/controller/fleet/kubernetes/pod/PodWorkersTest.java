package io.broadside.controller.fleet.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.fleet.Member;
import io.broadside.controller.fleet.kubernetes.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodWorkersTest {

  private static final String HERE = "http://10.1.2.3:8089";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new | worker STARTING",
        "creating | worker STARTING",
        "unschedulable | worker STARTING (Unschedulable: 0/3 nodes are available: 3 Insufficient"
            + " cpu.)",
        "image-missing | worker STARTING (ImagePullBackOff: Back-off pulling image"
            + " \"broadside/worker:0.1.0\")",
        "running | worker UP HERE",
        "running-ipv6 | worker UP http://[fd00::7]:8089",
        "unready | worker UP HERE (it does not pass its readiness probe)",
        "node-not-ready | worker UP HERE (its node is not ready)",
        "orphaned | worker VANISHED HERE (DeletionByPodGC: PodGC: node no longer exists)",
        "oom-killed | worker DIED HERE (OOMKilled: exit code 137)",
        "restarted | worker DIED HERE (OOMKilled: exit code 137), worker#2 UP HERE",
        "crash-loop | worker#2 DIED HERE (Error: exit code 2, BROADSIDE_TOKEN is not set.),"
            + " worker#3 STARTING (CrashLoopBackOff: back-off 10s restarting failed container)",
        "evicted | worker DIED (Evicted: The node was low on resource: memory.)",
        "leaving | worker LEAVING HERE",
        "leaving-evicted | worker LEAVING HERE (EvictionByEvictionAPI: Eviction API: evicting)",
        "left | worker LEFT HERE",
        "killed-while-leaving | worker DIED HERE (Error: exit code 137)"
      })
  void aPodSaysHowItsWorkersAreAndWhy(String file, String expected) {
    assertThat(shown(PodWorkers.of(Objects.pod(file)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "running | worker VANISHED HERE (Vanished: its pod is no longer in the Kubernetes API, and"
            + " it is not known how it ended)",
        "leaving | worker VANISHED HERE (Vanished: its pod is no longer in the Kubernetes API, and"
            + " it is not known how it ended)",
        "leaving-evicted | worker VANISHED HERE (Vanished: its pod is no longer in the Kubernetes"
            + " API, and it is not known how it ended; EvictionByEvictionAPI: Eviction API:"
            + " evicting)",
        "left | worker LEFT HERE",
        "oom-killed | worker DIED HERE (OOMKilled: exit code 137)"
      })
  void ofADeletedPodOnlyThoseHaveEndedThatTheKubeletSaw(String file, String expected) {
    assertThat(shown(PodWorkers.ofDeleted(Objects.pod(file)))).isEqualTo(expected);
  }

  private static String shown(PodWorkers workers) {
    return workers.members().stream()
        .map(PodWorkersTest::shown)
        .collect(Collectors.joining(", "))
        .replace(workers.pod(), "worker")
        .replace(HERE, "HERE");
  }

  private static String shown(Member m) {
    return m.worker()
        + " "
        + m.state()
        + (m.endpoint() == null ? "" : " " + m.endpoint())
        + (m.reason() == null ? "" : " (" + m.reason() + ")");
  }
}
