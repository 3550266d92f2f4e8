package io.broadside.results.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.broadside.results.histogram.NativeHistogram;

/**
 * One distribution with its name.
 *
 * @param measure as in {@link Key}
 * @param scenario as in {@link Key}
 * @param request as in {@link Key}
 * @param ok as in {@link Key}
 * @param values what was measured
 */
public record Measured(
    Measure measure, String scenario, String request, boolean ok, NativeHistogram values) {

  static Measured of(Key key, NativeHistogram values) {
    return new Measured(key.measure(), key.scenario(), key.request(), key.ok(), values);
  }

  /** Its name. */
  @JsonIgnore
  public Key key() {
    return new Key(measure, scenario, request, ok);
  }
}
