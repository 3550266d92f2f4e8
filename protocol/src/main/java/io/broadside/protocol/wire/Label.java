package io.broadside.protocol.wire;

import java.util.Locale;
import java.util.stream.Stream;

/** The labels of what Broadside measures, as {@link MetricNames} says which metric has which. */
public enum Label {
  /** Name of a scenario. */
  SCENARIO,
  /** Name of a request with its groups, or of a group with its outer ones. */
  REQUEST,
  /** {@link MetricNames#OK} or {@link MetricNames#KO}; what became of users, for arrivals. */
  OUTCOME,
  /** Why a request failed. */
  MESSAGE,
  /** Number of a time window of the plan, from 0. */
  WINDOW,
  /** An output, by the name that its settings have. */
  OUTPUT,
  /** Version of Gatling. */
  GATLING,
  /** Version of Java. */
  JAVA;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** Its name on the wire, such as {@code scenario}. */
  public String key() {
    return key;
  }

  /** The names of some, in their order. */
  public static String[] keys(Label... labels) {
    return Stream.of(labels).map(Label::key).toArray(String[]::new);
  }
}
