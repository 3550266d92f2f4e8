package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.FleetException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way from this machine to the controller in a cluster, as {@code kubectl port-forward} makes.
 */
public final class PortForward implements AutoCloseable {

  private static final int PORT = 8080;
  private static final Map<String, String> CONTROLLER =
      Map.of("app.kubernetes.io/name", "broadside", "app.kubernetes.io/component", "controller");

  private final Cluster cluster;
  private final LocalPortForward forward;

  private PortForward(Cluster cluster, LocalPortForward forward) {
    this.cluster = cluster;
    this.forward = forward;
  }

  /**
   * Opens it, on loopback.
   *
   * @param context of the kubeconfig; null for its current one
   * @param namespace that the controller is in
   * @param localPort 0 for any that is free
   * @throws FleetException if there is no such context, no controller, or no permission
   */
  public static PortForward open(@Nullable String context, String namespace, int localPort)
      throws FleetException {
    Cluster cluster = Cluster.find(context, namespace);
    try {
      Pod pod = controller(cluster);
      LocalPortForward forward =
          cluster
              .client()
              .pods()
              .inNamespace(namespace)
              .withName(pod.getMetadata().getName())
              .portForward(PORT, InetAddress.getLoopbackAddress(), localPort);
      return new PortForward(cluster, forward);
    } catch (KubernetesClientException | IllegalStateException e) {
      cluster.close();
      throw new FleetException(ApiFault.say("be reached", e, namespace), e);
    } catch (FleetException e) {
      cluster.close();
      throw e;
    }
  }

  private static Pod controller(Cluster cluster) throws FleetException {
    return cluster
        .client()
        .pods()
        .inNamespace(cluster.namespace())
        .withLabels(CONTROLLER)
        .list()
        .getItems()
        .stream()
        .filter(Readiness::isPodReady)
        .findFirst()
        .orElseThrow(
            () ->
                new FleetException(
                    "There is no controller that is ready in namespace %s. Apply Broadside's manifests there, or name another with --namespace; `kubectl -n %s get pods` shows what is there."
                        .formatted(cluster.namespace(), cluster.namespace()),
                    null));
  }

  /** Where the controller answers on this machine. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + forward.getLocalPort());
  }

  @Override
  public void close() {
    try {
      forward.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      cluster.close();
    }
  }
}
