package io.broadside.plan.request;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a response.
 *
 * @param name the user knows it by from now on
 * @param pick which of several
 * @param fallback what it is where there is none; null fails the request
 */
public record Capture(String name, Selector selector, Pick pick, @Nullable String fallback) {

  /** Which of several. */
  public enum Pick {
    FIRST,
    RANDOM,
    ALL,
    COUNT
  }
}
