package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class KubernetesFleetIT {

  private static final String NAMESPACE = "broadside";
  private static final String PODS =
      "/api/v1/namespaces/broadside/pods?labelSelector=app.kubernetes.io%2Fcomponent%3Dworker%2Capp.kubernetes.io%2Finstance%3Dbroadside%2Capp.kubernetes.io%2Fname%3Dbroadside&resourceVersion=0";

  private static final String WATCH =
      "/api/v1/namespaces/broadside/pods?allowWatchBookmarks=true&labelSelector=app.kubernetes.io%2Fcomponent%3Dworker%2Capp.kubernetes.io%2Finstance%3Dbroadside%2Capp.kubernetes.io%2Fname%3Dbroadside&resourceVersion=1&timeoutSeconds=600&watch=true";

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
  void replicasThatOthersChangeAreTheTruth() throws Exception {
    create(Objects.deployment(3));
    KubernetesFleet fleet = fleet();
    assertThat(fleet.known()).isTrue();
    assertThat(fleet.wanted()).isEqualTo(3);

    operator.resource(Objects.deployment(5)).update();

    await(fleet, f -> f.wanted() == 5);
  }

  @Test
  void podsComeAndGoAsMembers() throws Exception {
    create(Objects.deployment(1));
    KubernetesFleet fleet = fleet();
    create(worker("worker-7d4b9c-aaaaa"));
    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=UP"));

    operator.resource(ended(worker("worker-7d4b9c-aaaaa"))).update();
    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=DIED"));
    operator.resource(worker("worker-7d4b9c-aaaaa")).delete();
    create(worker("worker-7d4b9c-bbbbb"));

    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=DIED worker-7d4b9c-bbbbb=UP"));
  }

  @Test
  void aPodThatIsDeletedOrRelabelledWithoutHavingBeenSeenToEndMayBeAtWork() throws Exception {
    create(Objects.deployment(1));
    KubernetesFleet fleet = fleet();
    create(worker("worker-7d4b9c-aaaaa"));
    create(worker("worker-7d4b9c-bbbbb"));
    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=UP worker-7d4b9c-bbbbb=UP"));

    operator.resource(worker("worker-7d4b9c-aaaaa")).delete();
    operator
        .resource(
            new PodBuilder(worker("worker-7d4b9c-bbbbb"))
                .editMetadata()
                .withLabels(Map.of("for", "debugging"))
                .endMetadata()
                .build())
        .update();

    await(
        fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=VANISHED worker-7d4b9c-bbbbb=VANISHED"));
  }

  @Test
  void aStrangersPodWithTheSameLabelsIsLeftAlone() throws Exception {
    create(Objects.deployment(1));
    create(
        new PodBuilder(worker("impostor"))
            .editMetadata()
            .withOwnerReferences()
            .endMetadata()
            .build());
    create(worker("worker-7d4b9c-aaaaa"));
    KubernetesFleet fleet = fleet();
    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=UP"));
  }

  @Test
  void aDeploymentThatIsMissingIsSaidAndThenFound() throws Exception {
    KubernetesFleet fleet = fleet();
    assertThat(fleet.trouble())
        .hasValueSatisfying(
            t -> assertThat(t).contains("no Deployment worker in namespace broadside"));

    create(Objects.deployment(2));

    await(fleet, f -> f.wanted() == 2 && f.trouble().isEmpty());
  }

  @Test
  void whereNobodySaysWhichPodsThereAreItIsNotKnown() throws Exception {
    create(Objects.deployment(3));
    server.expect().get().withPath(PODS).andReturn(403, new StatusBuilder().build()).always();
    KubernetesFleet fleet = fleet();
    assertThat(fleet.wanted()).isEqualTo(3);
    assertThat(fleet.known()).isFalse();
  }

  @Test
  void aWatchThatHasExpiredBeginsAnew() throws Exception {
    create(Objects.deployment(1));
    server
        .expect()
        .get()
        .withPath(WATCH)
        .andUpgradeToWebSocket()
        .open(
            new WatchEvent(
                new StatusBuilder()
                    .withCode(410)
                    .withMessage("too old resource version: 1 (7)")
                    .build(),
                "ERROR"))
        .done()
        .once();
    KubernetesFleet fleet = fleet();
    create(worker("worker-7d4b9c-aaaaa"));

    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=UP"));
    assertThat(fleet.trouble()).isEmpty();
    assertThat(server.served(WATCH)).as("the watch was said to have expired").isTrue();
  }

  @Test
  void anApiServerThatGoesAwayLeavesTheWorkersAsTheyWere() throws Exception {
    create(Objects.deployment(1));
    create(worker("worker-7d4b9c-aaaaa"));
    KubernetesFleet fleet = fleet();
    await(fleet, f -> states(f).equals("worker-7d4b9c-aaaaa=UP"));

    server.close();

    assertThatThrownBy(() -> fleet.scale(2))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("does not answer");
    poll(() -> fleet.trouble().filter(t -> t.contains("does not answer")).isPresent());
    assertThat(states(fleet)).isEqualTo("worker-7d4b9c-aaaaa=UP");
    assertThat(fleet.wanted()).isEqualTo(1);
  }

  private void create(Pod pod) {
    operator.resource(pod).create();
  }

  private void create(Deployment deployment) {
    operator.resource(deployment).create();
  }

  private static Pod worker(String name) {
    return new PodBuilder(Objects.pod("running"))
        .editMetadata()
        .withName(name)
        .withUid("uid-of-" + name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .build();
  }

  private static Pod ended(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .editFirstContainerStatus()
        .withNewState()
        .withNewTerminated()
        .withExitCode(137)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static String states(KubernetesFleet fleet) {
    StringBuilder all = new StringBuilder();
    for (Member member : fleet.members()) {
      all.append(all.isEmpty() ? "" : " ")
          .append(member.worker())
          .append('=')
          .append(member.state());
    }
    return all.toString();
  }

  /** Looks again at every change, until it is as wished. */
  private static void await(KubernetesFleet fleet, Predicate<KubernetesFleet> wished)
      throws InterruptedException {
    Semaphore changes = new Semaphore(0);
    fleet.onChange(changes::release);
    while (!wished.test(fleet)) {
      assertThat(changes.tryAcquire(30, TimeUnit.SECONDS)).as(states(fleet)).isTrue();
    }
  }

  /** Nobody is called back when nothing can be heard. */
  private static void poll(java.util.function.BooleanSupplier wished) throws InterruptedException {
    for (int i = 0; i < 300 && !wished.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(wished.getAsBoolean()).isTrue();
  }
}
