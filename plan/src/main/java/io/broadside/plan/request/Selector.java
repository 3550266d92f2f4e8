package io.broadside.plan.request;

/** Selects a value from a response. */
public sealed interface Selector {

  /** By JSONPath. */
  record Json(String path) implements Selector {}

  /**
   * By a CSS selector.
   *
   * @param attribute empty for the text of the element
   */
  record Css(String selector, String attribute) implements Selector {}

  /** By a regular expression: its first group, or all of it. */
  record Regex(String pattern) implements Selector {}

  /** A header. */
  record Header(String name) implements Selector {}

  /** By XPath. */
  record XPath(String path) implements Selector {}
}
