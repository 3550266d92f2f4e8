package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.fleet.Member;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;

class WorkerDeploymentTest {

  @Test
  void podsThatQuotaForbidsAreOneMemberWithTheReason() {
    WorkerDeployment read =
        WorkerDeployment.of(Objects.read("deployment-quota.yaml", Deployment.class));

    assertThat(read.replicas()).isEqualTo(5);
    assertThat(read.shortage())
        .hasValueSatisfying(
            m -> {
              assertThat(m.worker()).isEqualTo("worker (2 not created)");
              assertThat(m.state()).isEqualTo(Member.State.STARTING);
              assertThat(m.reason()).startsWith("FailedCreate: pods ").contains("exceeded quota");
            });
  }

  @Test
  void whereAllPodsAreThereAnOldFailureIsNoShortage() {
    Deployment enough =
        new DeploymentBuilder(Objects.read("deployment-quota.yaml", Deployment.class))
            .editSpec()
            .withReplicas(3)
            .endSpec()
            .build();

    assertThat(WorkerDeployment.of(enough)).isEqualTo(new WorkerDeployment(3, none()));
  }

  private static java.util.Optional<Member> none() {
    return java.util.Optional.empty();
  }

  @Test
  void aPodOfTheDeploymentsReplicaSetIsAWorker() {
    assertThat(WorkerDeployment.owns("worker", Objects.pod("running"))).isTrue();
  }

  @Test
  void aPodOfAnotherOwnerOrOfNoneIsNot() {
    Pod worker = Objects.pod("running");
    Pod others =
        new PodBuilder(worker)
            .editMetadata()
            .editFirstOwnerReference()
            .withName("other-7d4b9c")
            .endOwnerReference()
            .endMetadata()
            .build();
    Pod nobodys = new PodBuilder(worker).editMetadata().withOwnerReferences().endMetadata().build();

    assertThat(WorkerDeployment.owns("worker", others)).isFalse();
    assertThat(WorkerDeployment.owns("worker", nobodys)).isFalse();
  }
}
