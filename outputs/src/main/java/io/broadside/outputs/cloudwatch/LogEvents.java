package io.broadside.outputs.cloudwatch;

import io.broadside.outputs.news.Figures;
import io.broadside.outputs.news.Sample;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.series.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * The log events of a sample: one of the run, and one of each request, with metrics; and one of
 * each group, and of each first request as planned, without, since each metric costs money. The run
 * is no dimension for the same reason.
 */
final class LogEvents {

  private final Sample sample;
  private final long millis;

  private LogEvents(Sample sample) {
    this.sample = sample;
    this.millis = millis(sample);
  }

  /** Of which time all events of a sample are, in milliseconds since 1970. */
  static long millis(Sample sample) {
    return sample.millis(sample.interval().second());
  }

  /** All of them, as JSON. */
  static List<String> of(Sample sample) {
    LogEvents events = new LogEvents(sample);
    List<String> all = new ArrayList<>();
    all.add(events.run());
    for (Figures figures : Figures.of(sample.interval())) {
      if (figures.measure() != Measure.LATENESS) {
        all.add(events.event(figures));
      }
    }
    return all;
  }

  private LogEvent begun(String measure) {
    return new LogEvent()
        .with("measure", measure)
        .with("run", sample.run().id())
        .with("second", sample.interval().second())
        .dimension("test", sample.run().test().name());
  }

  private String run() {
    Totals totals = sample.run().totals();
    LogEvent event =
        begun("run")
            .count("planned", totals.planned())
            .count("offered", totals.offered())
            .count("missed", totals.missed())
            .count("unknown", totals.unknown());
    Second last = sample.last();
    if (last != null) {
      event
          .count("active", last.active())
          .count("workers", last.workers())
          .millis("lateness", last.lateness());
    }
    return event.measured(millis);
  }

  private String event(Figures of) {
    LogEvent event =
        begun(measure(of.measure()))
            .dimension("scenario", of.key().scenario())
            .dimension("request", of.key().request())
            .count("count", of.count())
            .count("errors", of.errors())
            .millis("p50", of.percentile(50))
            .millis("p95", of.percentile(95))
            .millis("p99", of.percentile(99))
            .millis("max", of.percentile(100));
    return of.measure() == Measure.RESPONSE ? event.measured(millis) : event.logged();
  }

  private static String measure(Measure measure) {
    return switch (measure) {
      case RESPONSE -> "requests";
      case AS_PLANNED -> "as_planned";
      case GROUP -> "groups";
      case LATENESS -> "lateness";
    };
  }
}
