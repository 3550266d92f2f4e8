package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.client.utils.Serialization;

/** Kubernetes objects as an API server would give them. */
final class Objects {

  private Objects() {}

  static <T> T read(String file, Class<T> type) {
    return Serialization.unmarshal(
        java.util.Objects.requireNonNull(
            Objects.class.getResourceAsStream("/kubernetes/" + file), file),
        type);
  }
}
