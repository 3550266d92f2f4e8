package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.WorkerFigures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A real API server, real worker processes, on whatever cluster KUBECONFIG names; three cases ask
 * for pods that are processes of this machine.
 */
@EnabledIfSystemProperty(named = "broadside.e2e", matches = "true")
@Timeout(900)
@Execution(ExecutionMode.SAME_THREAD)
class KubernetesE2E {

  private static final String SIMULATION = "OpenLoad.java";

  /** Longer than a controller's Lease, and by a flag much longer than anything at all. */
  private static final Duration AWAY = Duration.ofSeconds(Long.getLong("broadside.away", 20));

  private static ClusterLab lab;

  @BeforeAll
  static void deploy() throws Exception {
    lab = new ClusterLab(SIMULATION);
  }

  @AfterAll
  static void remove() throws Exception {
    lab.remove();
  }

  @BeforeEach
  void begin() throws Exception {
    lab.clear();
  }

  @AfterEach
  void end() throws Exception {
    assertThat(lab.kubectl.say("logs deployment/controller"))
        .doesNotContain("it lacks the verb", "it is forbidden", "Forbidden");
  }

  @Test
  void whoeverScalesInMidRunNoArrivalIsLostOrSentTwice() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, Await.carriedBy(3));
    lab.kubectl.say("scale deployment/worker --replicas=6");
    lab.await(run, Await.carriedBy(6));
    lab.kubectl.say("scale deployment/worker --replicas=2");
    lab.await(run, Await.carriedBy(2));
    Live end = lab.stop(run);

    exact(end);
    assertThat(end.seconds()).extracting(Second::workers).contains(3, 6, 2);
  }

  @Test
  void aPodThatIsDeletedHandsOverAndNothingIsLost() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Map.of("tail", "10"));
    lab.await(run, l -> l.second() >= 6);
    assertThat(lab.log(lab.workers().getLast())).contains(" listening on ");
    lab.kubectl.run("delete", "pod", "--wait=false", lab.workers().getFirst());
    Live end = lab.awaitEnd(run);

    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
    Exactness.of(lab.hits()).complete(end);
    balanced(end);
    assertThat(end.workers()).hasSizeGreaterThan(3);
  }

  @Test
  void aRollingRestartInMidRunTakesNoMoreThanOneWorkerAtATimeAndNothingIsLost() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, Await.carriedBy(3));
    List<String> before = lab.workers();
    lab.kubectl.say("rollout restart deployment/worker");
    lab.kubectl.say("rollout status --timeout=180s deployment/worker");
    lab.await(run, Await.carriedBy(3).and(l -> before.stream().allMatch(w -> share(l, w) == 0)));
    Live end = lab.stop(run);

    exact(end);
    assertThat(end.seconds())
        .filteredOn(s -> s.planned() > 0)
        .extracting(Second::workers)
        .allMatch(workers -> workers >= 2)
        .contains(3);
  }

  @Test
  void podsThatVanishFromTheApiAreNotTakenForDead() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, Await.carriedBy(3));
    String relabelled = lab.workers().getFirst();
    String forced = lab.workers().getLast();
    lab.kubectl.run("label", "pod", relabelled, "app.kubernetes.io/component-");
    lab.await(run, l -> reason(l, relabelled).contains("no longer in the Kubernetes API"));
    lab.kubectl.run("delete", "pod", "--grace-period=0", "--force", forced);
    // both are replaced, and the one that was only relabelled works on
    Live replaced = lab.await(run, Await.carriedBy(4).and(l -> share(l, forced) == 0));
    assertThat(share(replaced, relabelled)).isPositive();
    lab.kubectl.run("delete", "pod", "--wait=false", relabelled);
    lab.await(run, l -> share(l, relabelled) == 0);
    Live end = lab.stop(run);

    // whoever is deleted by force may have no time to report its last users
    Exactness.ofStopped(lab.hits()).accounts(end);
    assertThat(end.losses()).extracting(LostArrivals::worker).doesNotContain(relabelled);
  }

  @Test
  void aKilledWorkersArrivalsAreAccountedForAndOthersCarryItsShare() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Map.of("tail", "10"));
    lab.await(run, Await.quietAfter(8));
    String victim = lab.workers().getFirst();
    assumeThat(lab.crash(victim)).as("the pods' processes run on this machine").isTrue();
    Live end = lab.awaitEnd(run);

    assertThat(end.run().state()).as(end.run().problem()).isEqualTo(RunState.FINISHED);
    assertThat(end.losses()).isNotEmpty();
    assertThat(end.losses()).extracting(LostArrivals::worker).containsOnly(victim);
    Exactness.of(lab.hits()).accounts(end);
    balanced(end);
    assertThat(end.totals().planned())
        .isEqualTo(end.totals().offered() + end.totals().missed() + end.totals().unknown());
    assertThat(end.seconds().stream().filter(s -> s.missed() > 0).count()).isLessThan(6);
    assertThat(end.seconds().getLast().missed()).isZero();
  }

  @Test
  void aRunOutlivesItsController() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, l -> l.second() >= 6);
    lab.kubectl.say("delete pod -l app.kubernetes.io/component=controller");
    lab.await(run, KubernetesE2E::isMeasuredAgain);
    Live end = lab.stop(run);

    exact(end);
    assertThat(end.seconds())
        .extracting(Second::second)
        .containsExactlyElementsOf(LongStream.range(0, end.seconds().size()).boxed().toList());
    assertThat(end.seconds()).extracting(Second::gap).contains(true, false);
    assertThat(end.seconds())
        .filteredOn(s -> !s.gap() && s.offered() > 0)
        .allSatisfy(s -> assertThat(s.workers()).isPositive());
  }

  @Test
  void aContainerThatRestartsInPlaceIsAWorkerOfItsOwn() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, Await.quietAfter(6));
    List<String> before = lab.workers();
    String victim = before.getFirst();
    assumeThat(lab.crash(victim)).as("the pods' processes run on this machine").isTrue();
    lab.await(run, l -> share(l, victim + "#2") > 0);
    Live end = lab.stop(run);

    assertThat(lab.workers()).isEqualTo(before);
    assertThat(lab.restarted()).containsExactly(victim);
    assertThat(end.losses()).extracting(LostArrivals::worker).containsOnly(victim);
    Exactness.ofStopped(lab.hits()).accounts(end);
    balanced(end);
  }

  @Test
  void ofTwoWhoScaleAtOnceTheLastOneIsRight() throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, l -> l.run().state() == RunState.RUNNING);
    List<Integer> wishes = List.of(5, 2, 6, 3);
    CompletableFuture<Void> dashboard =
        CompletableFuture.runAsync(() -> wishes.forEach(KubernetesE2E::scaleByDashboard));
    for (int wish : wishes.reversed()) {
      lab.kubectl.say("scale deployment/worker --replicas=" + wish);
    }
    dashboard.get(60, TimeUnit.SECONDS);
    scaleByDashboard(2);
    lab.kubectl.say("scale deployment/worker --replicas=4");
    lab.await(run, Await.carriedBy(4));
    assertThat(lab.fleet().wanted()).isEqualTo(4);
    exact(lab.stop(run));
  }

  private static void scaleByDashboard(int workers) {
    try {
      HttpResponse<byte[]> answer = lab.scale(workers);
      assertThat(answer.statusCode())
          .as(new String(answer.body(), StandardCharsets.UTF_8))
          .isEqualTo(202);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Between the controller and the API server lies what can be cut. */
  @Test
  void aRunGoesOnWhileTheApiServerIsAway() throws Exception {
    assumeThat(lab.sharesLoopback()).as("pods share this machine's loopback").isTrue();
    try (Relay relay = new Relay(lab.api())) {
      lab.route(relay.address());
      try {
        awayFor(AWAY, relay);
      } finally {
        lab.route(null);
      }
    }
  }

  private void awayFor(Duration length, Relay relay) throws Exception {
    RunView run = lab.start(SIMULATION, 3, Lab.LONG);
    lab.await(run, l -> l.second() >= 6);
    List<String> pods = lab.workers();
    long cut = lab.await(run, l -> true).second();
    relay.cut();
    HttpResponse<byte[]> refused = lab.scale(5);
    assertThat(refused.statusCode()).isGreaterThanOrEqualTo(500);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("does not answer");
    lab.await(run, l -> l.second() >= cut + length.toSeconds() / 2);
    assertThat(lab.fleet().trouble()).contains("does not answer");
    assertThat(lab.fleet().wanted()).isEqualTo(3);
    // by a way of its own, so that there is something to be seen afterwards
    lab.kubectl.say("scale deployment/worker --replicas=4");
    Live away = lab.await(run, l -> l.second() >= cut + length.toSeconds());
    assertThat(away.workers())
        .extracting(WorkerFigures::worker)
        .containsExactlyInAnyOrderElementsOf(pods);
    assertThat(Await.carriedBy(3).test(away)).isTrue();
    relay.mend();
    lab.await(run, Await.carriedBy(4));
    assertThat(lab.fleet().trouble()).isNull();
    scaleByDashboard(5);
    lab.await(run, Await.carriedBy(5));
    Live end = lab.stop(run);

    exact(end);
    assertThat(end.seconds()).extracting(Second::gap).containsOnly(false);
    assertThat(lab.restarted()).isEmpty();
    assertThat(lab.workers()).containsAll(pods);
  }

  @Test
  void theControllerMayDoWhatItDoesAndNothingElse() throws Exception {
    assertThat(lab.permissions("controller"))
        .isEqualTo(Files.readString(Path.of("src/test/resources/kubernetes/permissions.txt")));
    assertThat(lab.permissions("worker")).isEmpty();
  }

  private static void exact(Live end) throws Exception {
    Exactness.ofStopped(lab.hits()).complete(end);
    balanced(end);
  }

  private static boolean isMeasuredAgain(Live live) {
    List<Second> seconds = live.seconds();
    return seconds.stream().anyMatch(Second::gap)
        && !seconds.getLast().gap()
        && seconds.getLast().workers() == 3;
  }

  private static void balanced(Live end) {
    assertThat(end.seconds())
        .allSatisfy(s -> assertThat(s.planned()).isEqualTo(s.offered() + s.missed() + s.unknown()));
  }

  private static double share(Live live, String worker) {
    return live.workers().stream()
        .filter(w -> w.worker().equals(worker))
        .mapToDouble(WorkerFigures::share)
        .sum();
  }

  private static String reason(Live live, String worker) {
    return live.workers().stream()
        .filter(w -> w.worker().equals(worker))
        .map(w -> String.valueOf(w.reason()))
        .collect(Collectors.joining());
  }
}
