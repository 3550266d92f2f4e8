package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Workers;
import io.broadside.results.record.figures.WorkerFigures;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What else is in the namespace: an autoscaler, another install, pods of before. */
@EnabledIfSystemProperty(named = "broadside.e2e", matches = "true")
@Timeout(600)
@Execution(ExecutionMode.SAME_THREAD)
class KubernetesNeighboursE2E {

  private static final int PATIENCE_SECONDS = 120;

  /** Of the second controller: where pods are processes of one machine, they share its ports. */
  private static final int PORT = 8090;

  private static ClusterLab lab;

  @TempDir Path folder;

  @BeforeAll
  static void deploy() throws Exception {
    lab = new ClusterLab("OpenLoad.java");
  }

  @AfterAll
  static void remove() throws Exception {
    lab.remove();
  }

  @BeforeEach
  void begin() throws Exception {
    lab.clear();
  }

  @Test
  void anAutoscalerThatWouldTakeTheNumberBackIsNamed() throws Exception {
    lab.scale(1);
    lab.kubectl.say("autoscale deployment/worker --name=by-load --min=1 --max=2");
    try {
      HttpResponse<byte[]> refused = lab.scale(5);
      assertThat(refused.statusCode()).isEqualTo(502);
      assertThat(new String(refused.body(), StandardCharsets.UTF_8))
          .contains("HorizontalPodAutoscaler by-load scales Deployment worker by itself")
          .contains("run without --workers");
      assertThat(lab.fleet().wanted()).isEqualTo(1);
    } finally {
      lab.kubectl.say("delete hpa by-load");
    }
    assertThat(lab.scale(2).statusCode()).isEqualTo(202);
  }

  @Test
  void aDeploymentThatIsAppliedAnewHasAsManyWorkersAsTheOneBefore() throws Exception {
    lab.scale(3);
    lab.kubectl.say("delete deployment worker");
    lab.apply();
    await(() -> lab.kubectl.say("get deployment worker -o jsonpath={.spec.replicas}").equals("3"));
  }

  @Test
  void aWorkerWithTheTokenOfBeforeSaysSo() throws Exception {
    lab.scale(1);
    await(() -> all(lab.fleet(), "idle", 1));
    String token = lab.kubectl.say("get secret broadside -o jsonpath={.data.token}");
    lab.kubectl.say(
        "patch secret broadside --type=merge -p {\"data\":{\"token\":\"YW5vdGhlcg==\"}}");
    try {
      lab.scale(2);
      await(
          () ->
              lab.fleet().workers().stream()
                  .map(WorkerFigures::reason)
                  .anyMatch(r -> r != null && r.startsWith("its token is not that of")));
    } finally {
      lab.kubectl.say(
          "patch secret broadside --type=merge -p {\"data\":{\"token\":\"" + token + "\"}}");
    }
  }

  @Test
  void anotherInstallInTheNamespaceHasItsOwnWorkers() throws Exception {
    String there =
        lab.kubectl
            .say("kustomize " + ClusterLab.HOME.resolve("k8s/examples/second-install"))
            .replace(":0.1.0", ":test")
            .replace("BROADSIDE_PORT: \"8080\"", "BROADSIDE_PORT: \"" + PORT + "\"")
            .replace("containerPort: 8080", "containerPort: " + PORT);
    Path file = Files.writeString(folder.resolve("second.yaml"), there);
    lab.kubectl.run("apply", "-f", file.toString());
    try {
      lab.kubectl.say("rollout status --timeout=180s deployment/team-a-controller");
      lab.kubectl.say("scale deployment/team-a-worker --replicas=2");
      lab.scale(1);
      await(() -> all(lab.fleet("team-a-controller", PORT), "idle", 2));
      await(() -> all(lab.fleet(), "idle", 1));
      assertThat(lab.fleet("team-a-controller", PORT).workers())
          .allSatisfy(w -> assertThat(w.worker()).startsWith("team-a-worker-"));
      assertThat(lab.kubectl.say("get leases -o name"))
          .contains("lease.coordination.k8s.io/broadside-controller")
          .contains("lease.coordination.k8s.io/team-a-controller");
      assertThat(lab.kubectl.say("logs deployment/controller")).doesNotContain("so it is ignored");
    } finally {
      lab.kubectl.run("delete", "-f", file.toString());
    }
  }

  /** Whether so many are there in that state; those that went are shown for a while. */
  private static boolean all(Workers fleet, String state, int workers) {
    return fleet.workers().stream().filter(w -> w.state().equals(state)).count() == workers;
  }

  private static void await(Callable<Boolean> wished) throws Exception {
    for (int i = 0; i < PATIENCE_SECONDS * 2 && !holds(wished); i++) {
      Thread.sleep(500);
    }
    assertThat(wished.call()).isTrue();
  }

  /** A Service may not know yet that its pod is ready. */
  private static boolean holds(Callable<Boolean> wished) throws Exception {
    try {
      return wished.call();
    } catch (IOException e) {
      return false;
    }
  }
}
