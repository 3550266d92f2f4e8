package io.broadside.outputs.destination;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What receivers want to be shown; empty where it is not given. It is never printed.
 *
 * @param influxUser of InfluxDB 1
 * @param influxPassword of InfluxDB 1
 * @param influxToken of InfluxDB 2
 * @param otlpHeaders what every request to OpenTelemetry has besides
 */
public record Credentials(
    String influxUser, String influxPassword, String influxToken, Map<String, String> otlpHeaders) {

  /** None. */
  public static final Credentials NONE = new Credentials("", "", "", Map.of());

  /** Copies the headers. */
  public Credentials {
    otlpHeaders = Map.copyOf(otlpHeaders);
  }

  /**
   * Reads headers in the form of OpenTelemetry's own setting: {@code key=value,key=value}.
   *
   * @throws IllegalArgumentException if they have another form; the message does not repeat them
   */
  public static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(
            part -> {
              int equals = part.indexOf('=');
              if (equals < 1) {
                throw new IllegalArgumentException(
                    "Headers must have the form key=value, with commas between.");
              }
              headers.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            });
    return headers;
  }

  @Override
  public String toString() {
    return "credentials";
  }
}
