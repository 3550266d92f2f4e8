package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.FleetException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A connection from this machine to the controller in a cluster, like {@code kubectl port-forward}.
 * It leads to one pod. For one thread; another may close it.
 */
public final class PortForward implements AutoCloseable {

  private static final int PORT = 8080;

  private final Cluster cluster;
  private final int localPort;
  private volatile LocalPortForward forward;

  private PortForward(Cluster cluster, LocalPortForward forward) {
    this.cluster = cluster;
    this.localPort = forward.getLocalPort();
    this.forward = forward;
  }

  /**
   * Opens it, on loopback.
   *
   * @param context of the kubeconfig; null for its current one
   * @param namespace that the controller is in
   * @param install which Broadside there
   * @param localPort 0 for any that is free
   * @throws FleetException if there is no such context, no controller, or no permission
   */
  public static PortForward open(
      @Nullable String context, String namespace, Install install, int localPort)
      throws FleetException {
    return open(Cluster.find(context, namespace, install), localPort);
  }

  /** Opens it in that cluster, which is closed with it. */
  static PortForward open(Cluster cluster, int localPort) throws FleetException {
    try {
      return new PortForward(cluster, listen(cluster, controller(cluster), localPort));
    } catch (FleetException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Opens it anew, at the same address, to the pod that is the controller now.
   *
   * @throws FleetException if there is none that is ready, or the cluster does not answer
   */
  public void renew() throws FleetException {
    String pod = controller(cluster);
    close(forward);
    forward = listen(cluster, pod, localPort);
  }

  private static LocalPortForward listen(Cluster cluster, String pod, int localPort)
      throws FleetException {
    try {
      return cluster
          .client()
          .pods()
          .inNamespace(cluster.namespace())
          .withName(pod)
          .portForward(PORT, InetAddress.getLoopbackAddress(), localPort);
    } catch (KubernetesClientException | IllegalStateException e) {
      if (e.getCause() instanceof BindException) {
        throw new FleetException(
            ("Port %d on 127.0.0.1 is in use by another program. Choose another port with --port,"
                    + " or stop that program.")
                .formatted(localPort),
            e);
      }
      throw failed(cluster, e);
    }
  }

  private static FleetException failed(Cluster cluster, RuntimeException e) {
    return new FleetException(ApiFault.unreachable(e, cluster.namespace()), e);
  }

  private static String controller(Cluster cluster) throws FleetException {
    try {
      return ready(cluster);
    } catch (KubernetesClientException e) {
      throw failed(cluster, e);
    }
  }

  private static String ready(Cluster cluster) throws FleetException {
    return cluster
        .client()
        .pods()
        .inNamespace(cluster.namespace())
        .withLabels(cluster.install().controllerLabels())
        .list()
        .getItems()
        .stream()
        .filter(p -> Readiness.isPodReady(p) && !p.isMarkedForDeletion())
        .map(p -> p.getMetadata().getName())
        .findFirst()
        .orElseThrow(
            () ->
                new FleetException(
                    ("No controller of install %s is ready in namespace %s. Apply Broadside's"
                            + " manifests there, or name another install with --namespace or"
                            + " --install. `kubectl -n %s get pods` lists the pods there.")
                        .formatted(
                            cluster.install().name(), cluster.namespace(), cluster.namespace()),
                    null));
  }

  /** Where the controller answers on this machine. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + localPort);
  }

  @Override
  public void close() {
    try {
      close(forward);
    } finally {
      cluster.close();
    }
  }

  private static void close(LocalPortForward forward) {
    try {
      forward.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
