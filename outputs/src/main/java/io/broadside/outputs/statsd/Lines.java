package io.broadside.outputs.statsd;

import io.broadside.outputs.news.Figures;
import io.broadside.outputs.news.Sample;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.series.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sample as StatsD's lines: counts as counters, and all other figures as gauges. There are
 * no timers, since single times never reach the controller: percentiles are gauges.
 */
final class Lines {

  private static final String COUNTER = "c";
  private static final String GAUGE = "g";

  private final Packets packets = new Packets();
  private final Sample sample;
  private final boolean tagged;

  private Lines(Sample sample, boolean tagged) {
    this.sample = sample;
    this.tagged = tagged;
  }

  /**
   * The packets of a sample.
   *
   * @param tagged whether scenario and request are Datadog's tags, and not parts of the name
   */
  static List<byte[]> of(Sample sample, boolean tagged) {
    Lines lines = new Lines(sample, tagged);
    lines.run();
    Figures.of(sample.interval()).forEach(lines::add);
    return lines.packets.all();
  }

  private void run() {
    Totals totals = sample.run().totals();
    gauge("arrivals.planned", totals.planned());
    gauge("arrivals.offered", totals.offered());
    gauge("arrivals.missed", totals.missed());
    gauge("arrivals.unknown", totals.unknown());
    Second last = sample.last();
    if (last != null) {
      gauge("users.active", last.active());
      gauge("workers", last.workers());
      gauge("lateness.p99", last.lateness());
    }
  }

  private void add(Figures of) {
    if (of.measure() == Measure.LATENESS) {
      return;
    }
    String what = what(of.measure());
    add(what + ".count", of, of.count(), COUNTER);
    add(what + ".errors", of, of.errors(), COUNTER);
    add(what + ".mean", of, of.mean(), GAUGE);
    add(what + ".p50", of, of.percentile(50), GAUGE);
    add(what + ".p95", of, of.percentile(95), GAUGE);
    add(what + ".p99", of, of.percentile(99), GAUGE);
    add(what + ".max", of, of.percentile(100), GAUGE);
  }

  private static String what(Measure measure) {
    return switch (measure) {
      case RESPONSE -> "requests";
      case AS_PLANNED -> "as_planned";
      case GROUP -> "groups";
      case LATENESS -> "lateness";
    };
  }

  private void gauge(String name, @Nullable Number value) {
    if (value != null) {
      packets.add(line(name, value, GAUGE, Map.of()));
    }
  }

  private void add(String name, Figures of, Number value, String type) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("scenario", of.key().scenario());
    labels.put("request", of.key().request());
    packets.add(line(name, value, type, labels));
  }

  private String line(String name, Number value, String type, Map<String, String> labels) {
    String shown =
        value instanceof Double d ? Double.toString(Math.rint(d * 1e3) / 1e3) : value.toString();
    if (!tagged) {
      String places =
          labels.values().stream().map(l -> "." + plain(l)).collect(Collectors.joining());
      int dot = name.lastIndexOf('.');
      String full = labels.isEmpty() ? name : name.substring(0, dot) + places + name.substring(dot);
      return "broadside.%s:%s|%s".formatted(full, shown, type);
    }
    Map<String, String> tags = new LinkedHashMap<>(labels);
    tags.put("run", sample.run().id());
    tags.put("test", sample.run().test().name());
    return "broadside.%s:%s|%s|#%s"
        .formatted(
            name,
            shown,
            type,
            tags.entrySet().stream()
                .map(t -> t.getKey() + ":" + plain(t.getValue()))
                .collect(Collectors.joining(",")));
  }

  /** Letters, digits, and what no receiver takes for a part of its syntax. */
  private String plain(String label) {
    String allowed = tagged ? "[^A-Za-z0-9_./-]+" : "[^A-Za-z0-9_-]+";
    return label.replaceAll(allowed, "_");
  }
}
