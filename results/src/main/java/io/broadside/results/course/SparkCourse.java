package io.broadside.results.course;

import io.broadside.results.course.Sparklines.Sparkline;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.series.Interval;
import io.broadside.results.series.Measured;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The 99th percentiles of many requests, in points that cover more seconds the longer the run is,
 * so that memory stays bounded. Not thread-safe.
 */
final class SparkCourse {

  private static final int POINTS = 60;
  private static final int MOST_REQUESTS = 200;
  private static final double MILLIS = 1_000;
  private static final double NONE = -1;

  private final Map<RequestName, double[]> lines = new LinkedHashMap<>();
  private long step = 1;
  private long last = -1;

  void add(Interval interval) {
    last = interval.second();
    while (last >= POINTS * step) {
      fold();
    }
    Map<RequestName, NativeHistogram> times = new HashMap<>();
    for (Measured measured : interval.measured()) {
      RequestName name = RequestName.of(measured);
      if (RequestName.isOne(measured) && isKept(name)) {
        times.merge(name, measured.values(), NativeHistogram::plus);
      }
    }
    int point = Math.toIntExact(last / step);
    times.forEach(
        (name, all) -> {
          double[] line = lines.computeIfAbsent(name, unknown -> empty());
          double p99 = Math.round(all.percentile(99).orElse(NONE) * MILLIS * 10) / 10.0;
          line[point] = Math.max(line[point], p99);
        });
  }

  private boolean isKept(RequestName name) {
    return lines.containsKey(name) || lines.size() < MOST_REQUESTS;
  }

  private static double[] empty() {
    double[] line = new double[POINTS];
    Arrays.fill(line, NONE);
    return line;
  }

  /** Two points become one. */
  private void fold() {
    step *= 2;
    for (double[] line : lines.values()) {
      for (int i = 0; i < POINTS; i++) {
        line[i] = 2 * i < POINTS ? Math.max(line[2 * i], line[2 * i + 1]) : NONE;
      }
    }
  }

  Sparklines lines() {
    int points = last < 0 ? 0 : Math.toIntExact(last / step) + 1;
    return new Sparklines(
        step, lines.entrySet().stream().map(e -> line(e.getKey(), e.getValue(), points)).toList());
  }

  private static Sparkline line(RequestName name, double[] line, int points) {
    List<Double> p99 = IntStream.range(0, points).mapToObj(i -> line[i]).toList();
    return new Sparkline(name.scenario(), name.request(), name.group(), p99);
  }
}
