package io.broadside.outputs.cloudwatch;

import io.broadside.results.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts one log event together, as JSON. Not thread-safe. */
final class LogEvent {

  private static final int MOST_CHARACTERS = 1_024;

  private final Map<String, Object> members = new LinkedHashMap<>();
  private final List<String> dimensions = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();

  /** Adds a text that Logs Insights can query. */
  LogEvent with(String name, String value) {
    members.put(name, value);
    return this;
  }

  /** Adds a number that Logs Insights can query. */
  LogEvent with(String name, long value) {
    members.put(name, value);
    return this;
  }

  /** Adds a text that the metrics are told apart by. */
  LogEvent dimension(String name, String value) {
    dimensions.add(name);
    return with(name, plain(value));
  }

  /** Adds a metric that counts something. */
  LogEvent count(String name, long value) {
    metrics.add(Metric.count(name));
    return with(name, value);
  }

  /** Adds a metric in milliseconds, to a microsecond; nothing where there is none. */
  LogEvent millis(String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      metrics.add(Metric.millis(name));
      members.put(name, Math.rint(value * 1e3) / 1e3);
    }
    return this;
  }

  /** The event, without metrics. */
  String logged() {
    return new String(RecordJson.line(members), StandardCharsets.UTF_8);
  }

  /** The event, with its metrics. */
  String measured(long timestamp) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("_aws", Embedded.of(timestamp, dimensions, metrics));
    all.putAll(members);
    return new String(RecordJson.line(all), StandardCharsets.UTF_8);
  }

  /**
   * What becomes of the value of a dimension. CloudWatch takes printable ASCII of up to 1,024
   * characters, of which the first is no colon and one is no space
   * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html). All
   * other characters become their bytes in UTF-8, such as {@code %C3%A4}, so that names stay
   * different.
   */
  static String plain(String value) {
    StringBuilder text = new StringBuilder();
    for (byte b : value.strip().getBytes(StandardCharsets.UTF_8)) {
      boolean colon = b == ':' && text.isEmpty();
      text.append(b >= ' ' && b < 0x7F && !colon ? "" + (char) b : "%%%02X".formatted(b));
    }
    if (text.isEmpty()) {
      return "-";
    }
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }
}
