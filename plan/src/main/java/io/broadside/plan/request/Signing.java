package io.broadside.plan.request;

import org.jspecify.annotations.Nullable;

/** Whether a request is signed. */
public sealed interface Signing {

  /** As all requests are. */
  record Usual() implements Signing {}

  /** It is not. */
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
