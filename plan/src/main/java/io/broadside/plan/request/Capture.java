package io.broadside.plan.request;

import org.jspecify.annotations.Nullable;

/**
 * A capture: a value from a response that the user keeps.
 *
 * @param name the user knows it by from now on
 * @param pick which of several
 * @param fallback what it is where there is none; null fails the request
 */
public record Capture(String name, Selector selector, Pick pick, @Nullable String fallback) {

  /** Which match to take if there are several. */
  public enum Pick {
    FIRST,
    RANDOM,
    ALL,
    COUNT
  }
}
