package io.broadside.outputs.influxdb;

import io.broadside.outputs.news.Figures;
import io.broadside.outputs.news.Sample;
import io.broadside.results.record.figures.Second;
import io.broadside.results.series.Measure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The points of a sample, each of the time when its second began. A point that is written again,
 * such as that of a second whose arrivals were not settled, replaces the one before.
 */
final class Points {

  private final Line line = new Line();
  private final Sample sample;

  private Points(Sample sample) {
    this.sample = sample;
  }

  /** All of them, in line protocol with milliseconds. */
  static byte[] of(Sample sample) {
    Points points = new Points(sample);
    sample.seconds().forEach(points::add);
    Figures.of(sample.interval()).forEach(points::add);
    return points.line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    tags.put("run", sample.run().id());
    tags.put("test", sample.run().test().name());
    return tags;
  }

  private void add(Second s) {
    line.point("broadside_seconds", tags())
        .field("planned", s.planned())
        .field("offered", s.offered())
        .field("missed", s.missed())
        .field("unknown", s.unknown())
        .field("active", s.active())
        .field("workers", s.workers())
        .field("requests", s.requests())
        .field("errors", s.errors())
        .field("p50", s.p50())
        .field("p95", s.p95())
        .field("p99", s.p99())
        .field("max", s.max())
        .field("lateness", s.lateness())
        .at(sample.millis(s.second()));
  }

  private void add(Figures of) {
    Map<String, String> tags = tags();
    tags.put("scenario", of.key().scenario());
    tags.put("request", of.key().request());
    line.point(measurement(of.measure()), tags)
        .field("count", of.count())
        .field("errors", of.errors())
        .field("mean", of.mean())
        .field("p50", of.percentile(50))
        .field("p95", of.percentile(95))
        .field("p99", of.percentile(99))
        .field("max", of.percentile(100))
        .at(sample.millis(sample.interval().second()));
  }

  private static String measurement(Measure measure) {
    return switch (measure) {
      case RESPONSE -> "broadside_requests";
      case AS_PLANNED -> "broadside_as_planned";
      case GROUP -> "broadside_groups";
      case LATENESS -> "broadside_lateness";
    };
  }
}
