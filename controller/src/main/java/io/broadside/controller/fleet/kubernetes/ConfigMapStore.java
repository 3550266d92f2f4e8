package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
      ConfigMap found =
          cluster
              .client()
              .configMaps()
              .inNamespace(cluster.namespace())
              .withName(ControllerObjects.RUN)
              .get();
      version = found == null ? null : found.getMetadata().getResourceVersion();
      return Optional.ofNullable(found)
          .map(ConfigMap::getBinaryData)
          .map(data -> data.get(KEY))
          .map(Base64.getDecoder()::decode);
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
      var target =
          cluster
              .client()
              .resource(
                  ControllerObjects.run(cluster.namespace(), cluster.owners(), version, data));
      ConfigMap written = version == null ? target.create() : target.update();
      version = written.getMetadata().getResourceVersion();
    } catch (KubernetesClientException e) {
      throw failed("keep the state of the run", e);
    }
  }

  private FleetException failed(String what, KubernetesClientException e) {
    return new FleetException(ApiFault.say(what, e, cluster.namespace()), e);
  }
}
