package io.broadside.plan.request;

import org.jspecify.annotations.Nullable;

/** How a request is signed, if at all. */
public sealed interface Signing {

  /** As the plan says for all requests. */
  record Usual() implements Signing {}

  /** Not signed. */
  record None() implements Signing {}

  /**
   * For AWS, with the role of the workers.
   *
   * @param service as signatures call it, such as {@code execute-api}; null for what the host says
   * @param region such as {@code eu-central-1}; null for what the host says
   * @param payload whether the body is signed, too
   */
  record Aws(@Nullable String service, @Nullable String region, boolean payload)
      implements Signing {}
}
