package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run's state in one ConfigMap, which goes with the controller's Deployment. It replaces
 * only what it has read or written itself, so that a controller that steers no longer spoils
 * nothing.
 */
final class ConfigMapStore implements RunStore {

  private static final String KEY = "run.json.gz";

  private final Cluster cluster;
  private final String writer;
  private @Nullable String version;

  ConfigMapStore(Cluster cluster) {
    this(cluster, UUID.randomUUID().toString());
  }

  /** Marks what it writes with that name, by which it knows it again. */
  ConfigMapStore(Cluster cluster, String writer) {
    this.cluster = cluster;
    this.writer = writer;
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public synchronized Optional<byte[]> read() throws FleetException {
    try {
      ConfigMap found = find();
      version = version(found);
      return found == null || found.getBinaryData() == null
          ? Optional.empty()
          : Optional.ofNullable(found.getBinaryData().get(KEY)).map(Base64.getDecoder()::decode);
    } catch (KubernetesClientException e) {
      throw failed("read the state of the run", e);
    }
  }

  @Override
  public void write(byte[] state) throws FleetException {
    put(Map.of(KEY, Base64.getEncoder().encodeToString(state)));
  }

  @Override
  public void clear() throws FleetException {
    put(Map.of());
  }

  private synchronized void put(Map<String, String> data) throws FleetException {
    try {
      send(data);
    } catch (KubernetesClientException e) {
      try {
        sendAgain(data, e);
      } catch (KubernetesClientException again) {
        throw failed("keep the state of the run", again);
      }
    }
  }

  private void send(Map<String, String> data) {
    var target =
        cluster
            .client()
            .resource(
                ControllerObjects.run(
                    cluster.install(),
                    cluster.namespace(),
                    cluster.owners(),
                    version,
                    writer,
                    data));
    version = version(version == null ? target.create() : target.update());
  }

  /**
   * Where it is refused because something else is there than was thought: that may be this one's
   * own, whose answer was lost, or nothing any more. What another one wrote is left alone.
   */
  private void sendAgain(Map<String, String> data, KubernetesClientException refusal) {
    if (refusal.getCode() != HttpURLConnection.HTTP_CONFLICT
        && refusal.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
      throw refusal;
    }
    ConfigMap found = find();
    if (found != null && !ControllerObjects.writer(found).equals(Optional.of(writer))) {
      throw refusal;
    }
    version = version(found);
    send(data);
  }

  private @Nullable ConfigMap find() {
    return cluster
        .client()
        .configMaps()
        .inNamespace(cluster.namespace())
        .withName(cluster.install().run())
        .get();
  }

  private static @Nullable String version(@Nullable ConfigMap found) {
    return found == null ? null : found.getMetadata().getResourceVersion();
  }

  private FleetException failed(String what, KubernetesClientException e) {
    return new FleetException(ApiFault.say(what, e, cluster.namespace()), e);
  }
}
