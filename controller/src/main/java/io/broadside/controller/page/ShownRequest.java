package io.broadside.controller.page;

import io.broadside.results.course.RequestCourse;
import io.broadside.results.course.RequestName;
import io.broadside.results.course.RequestSeries;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a request went, as the page shows it.
 *
 * @param scenario the scenario's name
 * @param request the groups and the request, joined by {@code " / "}
 * @param group true for a group
 * @param series over all of the run
 */
record ShownRequest(String scenario, String request, boolean group, RequestSeries series) {

  /** Each takes some ten kilobytes of the page. */
  private static final int MOST = 50;

  /** The requests with the most responses. */
  static List<ShownRequest> mostFrequent(RunFolder kept, List<RequestFigures> requests)
      throws IOException {
    Map<RequestName, RequestCourse> courses = new LinkedHashMap<>();
    requests.stream()
        .sorted(Comparator.comparingLong(RequestFigures::count).reversed())
        .limit(MOST)
        .map(RequestName::of)
        .forEach(name -> courses.put(name, new RequestCourse(name)));
    RequestCourse.read(kept, courses.values());
    return courses.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static ShownRequest of(RequestName name, RequestCourse course) {
    return new ShownRequest(
        name.scenario(), name.request(), name.group(), course.series(0, Long.MAX_VALUE));
  }
}
