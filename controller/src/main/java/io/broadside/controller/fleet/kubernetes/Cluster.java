package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Platform;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A namespace of a cluster, and the way to its API. Thread-safe. */
public final class Cluster implements AutoCloseable {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int REQUEST_MILLIS = 5_000;
  private static final int RETRIES = 2;

  private final KubernetesClient client;
  private final String namespace;
  private final Install install;
  private @Nullable List<OwnerReference> owners;

  Cluster(KubernetesClient client, String namespace, Install install) {
    this.client = client;
    this.namespace = namespace;
    this.install = install;
  }

  /**
   * Finds a cluster: that of the kubeconfig, or the one that this pod runs in. It need not answer
   * yet.
   *
   * @param context of the kubeconfig; null for its current one
   * @param namespace null for the context's own
   * @param install which Broadside there
   * @throws FleetException if there is no such context, or the kubeconfig makes no sense
   */
  public static Cluster find(@Nullable String context, @Nullable String namespace, Install install)
      throws FleetException {
    try {
      Config config = Config.autoConfigure(context);
      demand(context, config.getContexts());
      config.setConnectionTimeout(CONNECT_MILLIS);
      config.setRequestTimeout(REQUEST_MILLIS);
      config.setRequestRetryBackoffLimit(RETRIES);
      config.setUserAgent("broadside");
      String own = config.getNamespace() == null ? "default" : config.getNamespace();
      return new Cluster(
          client(config), namespace == null || namespace.isBlank() ? own : namespace, install);
    } catch (KubernetesClientException | IllegalArgumentException | IOException e) {
      throw new FleetException("The kubeconfig cannot be used: " + words(e), e);
    }
  }

  private static String words(Exception e) {
    return e instanceof NoSuchFileException missing
        ? "it names the file %s, which does not exist".formatted(missing.getFile())
        : String.valueOf(e.getMessage());
  }

  private static KubernetesClient client(Config config) throws IOException {
    KubernetesClientBuilder builder = new KubernetesClientBuilder();
    Optional<KeyManager[]> own = ClientKey.take(config);
    if (own.isPresent()) {
      TrustManager[] trusted = trusted(config);
      builder.withHttpClientBuilderConsumer(http -> http.sslContext(own.get(), trusted));
    }
    return builder.withConfig(config).build();
  }

  private static TrustManager[] trusted(Config config) throws IOException {
    try {
      return SSLUtils.trustManagers(config);
    } catch (GeneralSecurityException e) {
      throw new IOException("the cluster's certificate cannot be read: " + e.getMessage(), e);
    }
  }

  private static void demand(@Nullable String context, List<NamedContext> known)
      throws FleetException {
    if (context != null && known.stream().noneMatch(c -> context.equals(c.getName()))) {
      String names = known.stream().map(NamedContext::getName).collect(Collectors.joining(", "));
      throw new FleetException(
          "There is no context %s in the kubeconfig; %s."
              .formatted(
                  context,
                  names.isEmpty()
                      ? "it has no contexts: set KUBECONFIG to the right file"
                      : "it has these: " + names),
          null);
    }
  }

  /**
   * All that a controller gets here; closing it lets go of the cluster.
   *
   * @param pod the controller's own
   */
  public Platform platform(String pod) {
    return new Platform(
        new KubernetesFleet(this), new ConfigMapStore(this), new LeaseSteering(this, pod));
  }

  /** What the controller's own objects belong to; none where it has no Deployment here. */
  synchronized List<OwnerReference> owners() {
    if (owners == null) {
      Deployment controller =
          client.apps().deployments().inNamespace(namespace).withName(install.controller()).get();
      owners = controller == null ? List.of() : List.of(ControllerObjects.owner(controller));
    }
    return owners;
  }

  KubernetesClient client() {
    return client;
  }

  String namespace() {
    return namespace;
  }

  Install install() {
    return install;
  }

  /** Breaks off what is under way with the API. */
  @Override
  public void close() {
    client.close();
  }
}
