package io.broadside.results.course;

import java.util.List;

/**
 * The series of one request, or one group, over time, in at most 600 columns. Each column shows the
 * greatest value of its seconds, so that no spike is lost. A value is -1 where nobody knows it, or
 * nothing was measured; times are ms.
 *
 * @param from the first second of the first column
 * @param step seconds in a column
 * @param responses in a second
 * @param errors of these, failed
 * @param p50 median of a second
 * @param p95 95th percentile of a second
 * @param p99 99th percentile of a second
 * @param max longest response of a second, to the end of its bucket
 */
public record RequestSeries(
    long from,
    long step,
    List<Double> responses,
    List<Double> errors,
    List<Double> p50,
    List<Double> p95,
    List<Double> p99,
    List<Double> max) {

  static final double UNKNOWN = -1;

  /** Copies the lists. */
  public RequestSeries {
    responses = List.copyOf(responses);
    errors = List.copyOf(errors);
    p50 = List.copyOf(p50);
    p95 = List.copyOf(p95);
    p99 = List.copyOf(p99);
    max = List.copyOf(max);
  }
}
