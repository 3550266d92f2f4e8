package io.broadside.results.course;

import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.series.Measure;
import io.broadside.results.series.Measured;

/**
 * Names a request or a group.
 *
 * @param scenario of its users
 * @param request the groups and the request, joined by {@code " / "}
 * @param group whether it is a group
 */
public record RequestName(String scenario, String request, boolean group) {

  /** That of a row of figures. */
  public static RequestName of(RequestFigures figures) {
    return new RequestName(figures.scenario(), figures.request(), figures.group());
  }

  static RequestName of(Measured measured) {
    return new RequestName(
        measured.scenario(), measured.request(), measured.measure() == Measure.GROUP);
  }

  /** Whether that was measured of a request or a group, and not of lateness, say. */
  static boolean isOne(Measured measured) {
    return measured.measure() == Measure.RESPONSE || measured.measure() == Measure.GROUP;
  }
}
