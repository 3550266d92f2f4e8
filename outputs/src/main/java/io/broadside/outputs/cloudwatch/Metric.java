package io.broadside.outputs.cloudwatch;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What CloudWatch makes of a member of an event.
 *
 * @param name of the member, and of the metric
 * @param unit one of CloudWatch's
 * @param resolution in seconds
 */
record Metric(
    @JsonProperty("Name") String name,
    @JsonProperty("Unit") String unit,
    @JsonProperty("StorageResolution") int resolution) {

  private static final int SECOND = 1;

  static Metric count(String name) {
    return new Metric(name, "Count", SECOND);
  }

  static Metric millis(String name) {
    return new Metric(name, "Milliseconds", SECOND);
  }
}
