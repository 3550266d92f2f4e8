package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what went wrong with the Kubernetes API, why, and what to do. */
final class ApiFault {

  /** As the API server words it; the group follows the resource. */
  private static final Pattern LACKS =
      Pattern.compile("cannot (\\S+) resource \"([^\"]+)\" in API group \"([^\"]*)\"");

  private ApiFault() {}

  /**
   * One sentence or two.
   *
   * @param what was tried, to follow "cannot"
   * @param where the namespace
   */
  static String say(String what, Throwable thrown, String where) {
    Throwable fault = find(thrown);
    return "The controller cannot %s: %s"
        .formatted(what, explain(code(fault), message(fault), where));
  }

  /**
   * Why a person's command does not reach the controller: it asks the cluster with the account that
   * the kubeconfig names, not with the controller's.
   */
  static String unreachable(Throwable thrown, String where) {
    Throwable fault = find(thrown);
    String said = message(fault);
    String why =
        switch (code(fault)) {
          case HttpURLConnection.HTTP_FORBIDDEN ->
              "your account in the cluster %s. Ask for this permission, or use another --context."
                  .formatted(lacks(said, where).orElse("may not do this (%s)".formatted(said)));
          case HttpURLConnection.HTTP_UNAUTHORIZED ->
              ("the Kubernetes API rejects your credentials (%s). They are missing or have expired."
                      + " Sign in again.")
                  .formatted(said);
          case 0 ->
              ("the Kubernetes API does not answer (%s). Check that the cluster is running and that"
                      + " this machine can reach it.")
                  .formatted(said);
          default -> explain(code(fault), said, where);
        };
    return "The controller cannot be reached: " + why;
  }

  private static String explain(int code, String said, String where) {
    return switch (code) {
      case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(said, where);
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          ("the Kubernetes API rejects its credentials (%s). They are missing or have expired. Sign"
                  + " in again, or give the pod its service account.")
              .formatted(said);
      case HttpURLConnection.HTTP_NOT_FOUND ->
          ("something is missing in namespace %s (%s). Apply Broadside's manifests there, or name"
                  + " the right namespace.")
              .formatted(where, said);
      case 0 ->
          ("the Kubernetes API does not answer (%s). A run continues with the workers it has. Try"
                  + " again when the API answers.")
              .formatted(said);
      default -> "the Kubernetes API refused with status %d (%s). Try again.".formatted(code, said);
    };
  }

  private static String forbidden(String said, String where) {
    return lacks(said, where)
        .map("it %s. Grant it: apply Broadside's Role and RoleBinding."::formatted)
        .orElse("it is forbidden (%s).".formatted(said));
  }

  private static Optional<String> lacks(String said, String where) {
    Matcher lacks = LACKS.matcher(said);
    if (!lacks.find()) {
      return Optional.empty();
    }
    String group = lacks.group(3);
    return Optional.of(
        "lacks the verb %s on %s in namespace %s"
            .formatted(
                lacks.group(1), lacks.group(2) + (group.isEmpty() ? "" : "." + group), where));
  }

  /** What the API, or the client, says of it; itself where neither does. */
  private static Throwable find(Throwable thrown) {
    KubernetesClientException found = null;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof KubernetesClientException fault && (found == null || found.getCode() <= 0)) {
        found = fault;
      }
    }
    return found == null ? thrown : found;
  }

  /** The status that the API answered with; 0 where it did not answer. */
  private static int code(Throwable fault) {
    return fault instanceof KubernetesClientException answered
        ? Math.max(0, answered.getCode())
        : 0;
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof KubernetesClientException fault
        && fault.getStatus() != null
        && fault.getStatus().getMessage() != null) {
      return fault.getStatus().getMessage();
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
