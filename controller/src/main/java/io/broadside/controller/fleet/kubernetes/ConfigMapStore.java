package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run's state in one ConfigMap, which goes with the controller's Deployment. It replaces
 * only what it has read or written itself, so that a controller that steers no longer spoils
 * nothing.
 */
final class ConfigMapStore implements RunStore {

  private static final String KEY = "run.json.gz";

  private final Cluster cluster;
  private @Nullable String version;
  private @Nullable Map<String, String> sent;

  ConfigMapStore(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public synchronized Optional<byte[]> read() throws FleetException {
    try {
      return Optional.ofNullable(find().get(KEY)).map(Base64.getDecoder()::decode);
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
    Map<String, String> before = sent;
    sent = data;
    try {
      send(data);
    } catch (KubernetesClientException e) {
      try {
        sendAgain(data, before, e);
      } catch (KubernetesClientException again) {
        throw failed("keep the state of the run", again);
      }
    }
  }

  private void send(Map<String, String> data) {
    var target =
        cluster
            .client()
            .resource(ControllerObjects.run(cluster.namespace(), cluster.owners(), version, data));
    ConfigMap written = version == null ? target.create() : target.update();
    version = written.getMetadata().getResourceVersion();
  }

  /**
   * Where it is refused because something else is there than was thought: that may be this one's
   * own, whose answer was lost, or nothing any more. What another one wrote is left alone.
   */
  private void sendAgain(
      Map<String, String> data,
      @Nullable Map<String, String> before,
      KubernetesClientException refusal) {
    if (refusal.getCode() != HttpURLConnection.HTTP_CONFLICT
        && refusal.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
      throw refusal;
    }
    String known = version;
    Map<String, String> found = find();
    if (version != null && found.equals(data)) {
      return;
    }
    if (version != null && !found.equals(before)) {
      version = known;
      throw refusal;
    }
    send(data);
  }

  /** What is there, and which version of it; nothing where it is not there. */
  private Map<String, String> find() {
    ConfigMap found =
        cluster
            .client()
            .configMaps()
            .inNamespace(cluster.namespace())
            .withName(ControllerObjects.RUN)
            .get();
    version = found == null ? null : found.getMetadata().getResourceVersion();
    return found == null || found.getBinaryData() == null ? Map.of() : found.getBinaryData();
  }

  private FleetException failed(String what, KubernetesClientException e) {
    return new FleetException(ApiFault.say(what, e, cluster.namespace()), e);
  }
}
