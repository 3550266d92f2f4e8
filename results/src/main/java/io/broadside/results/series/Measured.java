package io.broadside.results.series;

import com.fasterxml.jackson.annotation.JsonIgnore;

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
    Measure measure, String scenario, String request, boolean ok, Distribution values) {

  static Measured of(Key key, Distribution values) {
    return new Measured(key.measure(), key.scenario(), key.request(), key.ok(), values);
  }

  /** Its name. */
  @JsonIgnore
  public Key key() {
    return new Key(measure, scenario, request, ok);
  }
}
