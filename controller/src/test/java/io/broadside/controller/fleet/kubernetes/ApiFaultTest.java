package io.broadside.controller.fleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ApiFaultTest {

  @Test
  void aMissingPermissionIsNamedByVerbAndResource() {
    Throwable fault =
        new CompletionException(
            refusal(
                403,
                "deployments.apps \"worker\" is forbidden: User"
                    + " \"system:serviceaccount:broadside:controller\" cannot update resource"
                    + " \"deployments/scale\" in API group \"apps\" in the namespace"
                    + " \"broadside\""));

    assertThat(ApiFault.say("scale to 4 workers", fault, "broadside"))
        .isEqualTo(
            "The controller cannot scale to 4 workers: it lacks the verb update on"
                + " deployments/scale.apps in namespace broadside. Grant it: apply Broadside's Role"
                + " and RoleBinding.");
  }

  @Test
  void aResourceOfTheCoreHasNoGroup() {
    Throwable fault =
        refusal(
            403,
            "pods is forbidden: User \"x\" cannot list resource \"pods\" in API group \"\" in the"
                + " namespace \"n\"");

    assertThat(ApiFault.say("watch", fault, "n")).contains("the verb list on pods in namespace n");
  }

  @Test
  void whoeverLooksForTheControllerLacksThePermissionHimself() {
    Throwable fault =
        refusal(
            403,
            "pods is forbidden: User \"x\" cannot list resource \"pods\" in API group \"\" in the"
                + " namespace \"n\"");

    assertThat(ApiFault.unreachable(fault, "n"))
        .isEqualTo(
            "The controller cannot be reached: your account in the cluster lacks the verb list on"
                + " pods in namespace n. Ask for this permission, or use another --context.");
  }

  @Test
  void anApiServerThatIsAwayIsNoReasonToStop() {
    Throwable fault = new KubernetesClientException("Failed", new ConnectException("refused"));

    assertThat(ApiFault.say("scale to 4 workers", fault, "broadside"))
        .contains("does not answer (refused)", "continues with the workers it has");
  }

  @Test
  void whatIsMissingIsNamedWithItsNamespace() {
    assertThat(
            ApiFault.say(
                "scale to 4 workers", refusal(404, "deployments.apps \"worker\" not found"), "n"))
        .contains("missing in namespace n", "deployments.apps \"worker\" not found");
  }

  @Test
  void expiredCredentialsAreCalledThat() {
    assertThat(ApiFault.say("watch", refusal(401, "Unauthorized"), "n")).contains("expired");
  }

  @Test
  void anythingElseIsPassedOn() {
    assertThat(ApiFault.say("watch", refusal(503, "etcd has no leader"), "n"))
        .contains("503", "etcd has no leader");
  }

  private static KubernetesClientException refusal(int code, String message) {
    return new KubernetesClientException(
        "Failure executing", code, new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
