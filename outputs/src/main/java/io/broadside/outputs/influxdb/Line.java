package io.broadside.outputs.influxdb;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes points in InfluxDB's line protocol
 * (https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/). Names of measurements,
 * tags and fields are Broadside's own and need no escaping; values of tags do. Not thread-safe.
 */
final class Line {

  private final StringBuilder text = new StringBuilder();
  private boolean fields;

  /**
   * Begins with a point.
   *
   * @param tags values by name; empty ones are left out, since InfluxDB refuses them
   */
  Line point(String measurement, Map<String, String> tags) {
    text.append(measurement);
    tags.forEach(
        (name, value) -> {
          String plain = plain(value);
          if (!plain.isEmpty()) {
            String escaped = plain.replaceAll("([,= ])", "\\\\$1");
            text.append(',').append(name).append('=').append(escaped);
          }
        });
    fields = false;
    return this;
  }

  /** A whole number. */
  Line field(String name, long value) {
    return field(name, value + "i");
  }

  /** A number; nothing where there is none. */
  Line field(String name, @Nullable Double value) {
    return value == null || !Double.isFinite(value) ? this : field(name, value.toString());
  }

  private Line field(String name, String value) {
    text.append(fields ? ',' : ' ').append(name).append('=').append(value);
    fields = true;
    return this;
  }

  /** Ends the point, of that time in milliseconds since 1970. */
  Line at(long millis) {
    text.append(' ').append(millis).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /**
   * What becomes of the value of a tag. Control characters, which the protocol does not know,
   * become spaces. A backslash stands for itself, but not at the end, where it would change the
   * meaning of what follows: there it becomes a slash.
   */
  static String plain(String value) {
    return value.replaceAll("\\p{Cntrl}", " ").strip().replaceAll("\\\\(?=\\\\*$)", "/");
  }
}
