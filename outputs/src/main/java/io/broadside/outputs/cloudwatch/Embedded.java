package io.broadside.outputs.cloudwatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The metrics in an event, in the embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 *
 * @param timestamp of the metrics, in milliseconds since 1970
 * @param directives which members of the event are metrics
 */
record Embedded(
    @JsonProperty("Timestamp") long timestamp,
    @JsonProperty("CloudWatchMetrics") List<Directive> directives) {

  /**
   * Metrics with the same dimensions.
   *
   * @param dimensions one set of names of members
   */
  record Directive(
      @JsonProperty("Namespace") String namespace,
      @JsonProperty("Dimensions") List<List<String>> dimensions,
      @JsonProperty("Metrics") List<Metric> metrics) {}

  /** One set of metrics in Broadside's namespace. */
  static Embedded of(long timestamp, List<String> dimensions, List<Metric> metrics) {
    return new Embedded(
        timestamp, List.of(new Directive("Broadside", List.of(dimensions), List.copyOf(metrics))));
  }
}
