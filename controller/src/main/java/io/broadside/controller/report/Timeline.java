package io.broadside.controller.report;

import io.broadside.controller.ledger.Account;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.SecondSeries;
import io.broadside.controller.run.Course;
import io.broadside.controller.run.Run;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.figures.Second;
import java.util.List;

/**
 * What happened in each second of a run. A second is measured as it passes; its account of arrivals
 * is brought up to date until it is settled. For the conductor's thread only.
 */
final class Timeline {

  private final Run run;
  private final FleetMetrics metrics;
  private final SecondSeries seconds = new SecondSeries();
  private Account settled = Account.NONE;
  private long settledSeconds;
  private long revision;
  private long gapUntil;
  private long gaps;

  Timeline(Run run, FleetMetrics metrics) {
    this.run = run;
    this.metrics = metrics;
  }

  /** Goes on with what another controller packed; from its last second until now is a gap. */
  void resume(String packed, long nowMillis) {
    seconds.unpack(packed);
    gaps = from(0).stream().filter(Second::gap).count();
    gapUntil = (long) Math.ceil(Math.max(0, run.second(nowMillis))) + 1;
  }

  SecondSeries copy() {
    return seconds.copy();
  }

  /** How many seconds from the start on will not change any more. */
  long settledSeconds() {
    return settledSeconds;
  }

  /** The second that was measured last, -1 before the first. */
  long measured() {
    return seconds.size() - 1L;
  }

  /** In how many nothing was measured. */
  long gaps() {
    return gaps;
  }

  /** How many there are up to the last one with a response. */
  int answeredSeconds() {
    int last = seconds.size();
    while (last > 0 && seconds.get(last - 1).requests() == 0) {
      last--;
    }
    return last;
  }

  /** All of them from that one on. */
  List<Second> from(long second) {
    return seconds.range(second, Long.MAX_VALUE);
  }

  /**
   * Closes the second that has just passed, and brings earlier ones up to date. One that was passed
   * over, since this came late, is a gap: what was measured then cannot be told from what came
   * after it.
   */
  void tick(long nowMillis) {
    Ledger book = run.ledger().orElse(null);
    long begun = (long) Math.floor(run.second(nowMillis));
    if (book != null && begun > 0) {
      measure(book, begun - 1, metrics.interval());
    }
  }

  private void measure(Ledger book, long last, FleetMetrics.Interval interval) {
    long active = metrics.active();
    revise(book);
    for (long s = settledSeconds; s <= last; s++) {
      boolean fresh = s >= seconds.size();
      Account account = book.second(s);
      Second before = fresh ? empty(s, s < Math.max(last, gapUntil)) : seconds.get((int) s);
      seconds.put(s == last ? measured(before, account, interval, active) : with(before, account));
      if (s == settledSeconds && account.settled()) {
        settled = settled.plus(account);
        settledSeconds++;
      }
    }
  }

  /** What was settled may have changed by what came late. */
  private void revise(Ledger book) {
    if (revision != book.revision()) {
      revision = book.revision();
      settled = Account.NONE;
      settledSeconds = 0;
    }
  }

  /**
   * Brings every second up to date: the run is final. The one that has begun counts if anything was
   * due or measured in it.
   */
  void close(long nowMillis) {
    Ledger book = run.ledger().orElse(null);
    if (book != null) {
      revise(book);
      long begun = (long) Math.floor(run.second(nowMillis));
      if (seconds.size() < begun) {
        tick(nowMillis);
      }
      FleetMetrics.Interval rest = metrics.interval();
      if (begun >= 0 && (rest.responses().count() > 0 || book.second(begun).planned() > 0)) {
        measure(book, begun, rest);
      }
      for (long s = settledSeconds; s < seconds.size(); s++) {
        Second second = seconds.get((int) s);
        seconds.put(with(second, book.second(s)));
      }
    }
  }

  /** In how many seconds users were due, but no worker was there to start them. */
  long unattended() {
    return from(0).stream()
        .filter(s -> s.planned() > 0 && s.offered() == 0 && s.workers() == 0 && !s.gap())
        .count();
  }

  /** The account of all of them together. */
  Account account() {
    Account sum = settled;
    Ledger book = run.ledger().orElse(null);
    for (long s = settledSeconds; book != null && s < seconds.size(); s++) {
      sum = sum.plus(book.second(s));
    }
    return sum;
  }

  private Second empty(long second, boolean gap) {
    gaps += gap ? 1 : 0;
    int workers = run.course().map(Course::carriers).orElse(0);
    return new Second(
        second, 0, 0, 0, 0, false, 0, 0, 0, null, null, null, null, null, null, workers, gap);
  }

  private static Second with(Second s, Account a) {
    return new Second(
        s.second(),
        a.planned(),
        a.offered(),
        a.missed(),
        a.unknown(),
        a.settled(),
        s.requests(),
        s.errors(),
        s.active(),
        s.p50(),
        s.p95(),
        s.p99(),
        s.p999(),
        s.max(),
        s.lateness(),
        s.workers(),
        s.gap());
  }

  private static Second measured(Second s, Account a, FleetMetrics.Interval interval, long active) {
    NativeHistogram r = interval.responses();
    return new Second(
        s.second(),
        a.planned(),
        a.offered(),
        a.missed(),
        a.unknown(),
        a.settled(),
        r.count(),
        interval.errors(),
        active,
        FleetMetrics.millis(r.percentile(50)),
        FleetMetrics.millis(r.percentile(95)),
        FleetMetrics.millis(r.percentile(99)),
        FleetMetrics.millis(r.percentile(99.9)),
        FleetMetrics.millis(r.percentile(100)),
        FleetMetrics.millis(interval.lateness().percentile(99)),
        s.workers(),
        s.gap());
  }
}
