package io.broadside.controller.request;

import org.jspecify.annotations.Nullable;

/**
 * The system under test. Whatever is null has a default.
 *
 * @param url base URL of the system under test, handed to the simulation as the property {@code
 *     target}
 * @param check whether the controller looks first if it can connect to the target; null means yes
 */
public record RequestedTarget(@Nullable String url, @Nullable Boolean check) {

  /** The test's own. */
  public static final RequestedTarget NONE = new RequestedTarget(null, null);
}
