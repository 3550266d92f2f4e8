package io.broadside.controller.run;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.LossRow;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.Second;
import io.broadside.controller.api.Totals;
import io.broadside.controller.api.Verdicts;
import io.broadside.controller.api.WorkerRow;
import io.broadside.controller.handover.Observations;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.ledger.Account;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ledger.Loss;
import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.NativeHistogram;
import io.broadside.controller.metrics.RequestStats;
import io.broadside.controller.metrics.SecondSeries;
import io.broadside.controller.verdict.Evidence;
import io.broadside.controller.verdict.GeneratorJudge;
import io.broadside.controller.verdict.TargetJudge;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.wire.MetricNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of one run as they come in. For the conductor's thread only. */
final class RunRecord {

  private static final int MOST_ERRORS = 100;

  private final Run run;
  private final SecondSeries seconds = new SecondSeries();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, String> lost = new LinkedHashMap<>();
  private final Map<String, String> silent = new LinkedHashMap<>();
  private FleetMetrics metrics = new FleetMetrics();
  private Account settled = Account.NONE;
  private long settledSeconds;
  private double throttled;
  private double cpuShare;
  private double openFiles;
  private double clockUncertainty;
  private long published;
  private long gapUntil;

  RunRecord(Run run) {
    this.run = run;
  }

  /**
   * Goes on with what another controller observed.
   *
   * @param nowMillis the seconds from the last that it measured until now are marked as a gap
   */
  void resume(RunSnapshot left, long nowMillis) {
    Observations observed = left.observed();
    lost.putAll(observed.lost());
    silent.putAll(observed.silent());
    refusals.addAll(observed.refusals());
    throttled = observed.throttled();
    cpuShare = observed.cpuShare();
    openFiles = observed.openFiles();
    clockUncertainty = observed.clockUncertainty();
    metrics.resume(
        left.gone(),
        left.participants().stream()
            .filter(p -> !p.ended() && !p.measured())
            .map(p -> p.status().instance())
            .collect(Collectors.toSet()));
    seconds.unpack(left.seconds());
    gapUntil = (long) Math.ceil(Math.max(0, run.second(nowMillis))) + 1;
  }

  Observations observations() {
    return new Observations(
        new LinkedHashMap<>(lost),
        new LinkedHashMap<>(silent),
        refusals,
        throttled,
        cpuShare,
        openFiles,
        clockUncertainty);
  }

  String packedSeconds() {
    return seconds.pack();
  }

  FleetMetrics metrics() {
    return metrics;
  }

  void refused(String reason) {
    refusals.add(reason);
  }

  void lost(String worker, String reason) {
    lost.put(worker, worker + ", " + reason);
  }

  void silent(String worker, String reason) {
    silent.putIfAbsent(worker, worker + ", " + reason);
  }

  /** Looks at one worker's figures for what the verdict goes by. */
  void weigh(WorkerRow worker) {
    Double most = worker.maxFiles();
    Double open = worker.openFiles();
    Double cpu = worker.cpu();
    Double cores = worker.processors();
    Double denied = worker.throttled();
    Double unsure = worker.clockUncertainty();
    if (most != null && open != null && most > 0) {
      openFiles = Math.max(openFiles, open / most);
    }
    cpuShare = Math.max(cpuShare, cpu == null || cores == null ? 0 : cpu / cores);
    throttled = Math.max(throttled, denied == null ? 0 : denied);
    clockUncertainty = Math.max(clockUncertainty, unsure == null ? 0 : unsure);
  }

  /** Closes the second that has just passed, and brings earlier ones up to date. */
  void tick(long nowMillis) {
    Ledger book = ledger();
    long now = (long) Math.floor(run.second(nowMillis));
    if (book == null || now < 1) {
      return;
    }
    FleetMetrics.Interval interval = metrics.interval();
    long last = now - 1;
    long active = metrics.active();
    for (long s = settledSeconds; s <= last; s++) {
      boolean fresh = s >= seconds.size();
      Account account = book.second(s);
      Second before = fresh ? empty(s, nowMillis) : seconds.get((int) s);
      seconds.put(
          s == last
              ? measured(before, account, interval, active)
              : with(before, account, before.requests(), before.errors()));
      if (s == settledSeconds && account.settled()) {
        settled = settled.plus(account);
        settledSeconds++;
      }
    }
  }

  private Second empty(long second, long nowMillis) {
    int workers = run.course().map(c -> c.epoch(nowMillis).members().size()).orElse(0);
    return new Second(
        second,
        0,
        0,
        0,
        0,
        false,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        workers,
        second < gapUntil);
  }

  private static Second with(Second s, Account a, long requests, long errors) {
    return new Second(
        s.second(),
        a.planned(),
        a.offered(),
        a.missed(),
        a.unknown(),
        a.settled(),
        requests,
        errors,
        s.active(),
        s.p50(),
        s.p95(),
        s.p99(),
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
        FleetMetrics.millis(r.percentile(100)),
        FleetMetrics.millis(interval.lateness().percentile(99)),
        s.workers(),
        s.gap());
  }

  /** Brings every second up to date: the run is final. */
  void close(long nowMillis) {
    Ledger book = ledger();
    if (book != null) {
      tick(nowMillis);
      for (long s = settledSeconds; s < seconds.size(); s++) {
        Second second = seconds.get((int) s);
        seconds.put(with(second, book.second(s), second.requests(), second.errors()));
      }
    }
  }

  private @Nullable Ledger ledger() {
    return run.course().map(c -> c.ledger).orElse(null);
  }

  private Account account() {
    Account sum = settled;
    Ledger book = ledger();
    for (long s = settledSeconds; book != null && s < seconds.size(); s++) {
      sum = sum.plus(book.second(s));
    }
    return sum;
  }

  Totals totals() {
    Ledger book = ledger();
    Account account = account();
    RequestStats all = metrics.stats(MetricNames.RESPONSE, s -> true);
    NativeHistogram lateness = metrics.lateness();
    return new Totals(
        book == null ? 0 : book.plannedInAll(),
        account.planned(),
        account.offered(),
        account.missed(),
        account.unknown(),
        metrics.started(),
        all.all().count(),
        all.ko().count(),
        FleetMetrics.millis(all.all().mean()),
        FleetMetrics.millis(all.percentile(50)),
        FleetMetrics.millis(all.percentile(95)),
        FleetMetrics.millis(all.percentile(99)),
        FleetMetrics.millis(all.max()),
        FleetMetrics.millis(lateness.percentile(50)),
        FleetMetrics.millis(lateness.percentile(99)),
        NativeHistogram.errorPercent());
  }

  /** Both verdicts on what has come in; null-free, for a run that has started. */
  Verdicts verdicts(long nowMillis) {
    Account account = account();
    OptionalDouble late = metrics.lateness().percentile(99);
    long sockets =
        metrics.errors(Integer.MAX_VALUE).stream()
            .filter(e -> SocketErrors.isOne(e.message()))
            .mapToLong(e -> e.count())
            .sum();
    Evidence evidence =
        new Evidence(
            account.planned(),
            account.missed(),
            account.unknown(),
            late.isEmpty() ? late : OptionalDouble.of(late.getAsDouble() * 1000),
            List.copyOf(lost.values()),
            List.copyOf(silent.values()),
            throttled,
            cpuShare,
            clockUncertainty,
            openFiles,
            sockets,
            metrics.responses().count(),
            refusals,
            0);
    return new Verdicts(
        GeneratorJudge.judge(evidence),
        new TargetJudge(metrics, Math.max(0, run.second(nowMillis)))
            .judge(run.outline().map(Outline::assertions).orElse(List.of())));
  }

  /** The share of an instance now, 0 to 1. */
  double share(String instance, long nowMillis) {
    if (run.state() != RunState.RUNNING && run.state() != RunState.READY) {
      return 0;
    }
    return run.course()
        .map(c -> c.epoch(nowMillis).members())
        .filter(members -> members.contains(instance))
        .map(members -> 1.0 / members.size())
        .orElse(0.0);
  }

  /** Users due in every second of the profile, as far as it is known; none before the start. */
  List<Long> planned() {
    Long length = run.view().profileSeconds();
    Ledger book = ledger();
    return length == null || book == null ? List.of() : book.planned(length);
  }

  /** The seconds {@code [from, to)}. */
  List<Second> seconds(long from, long to) {
    return seconds.range(from, to);
  }

  /** What is new since this was asked last. */
  Live latest(long nowMillis, List<WorkerRow> workers) {
    Live live = live(nowMillis, workers, published);
    published = settledSeconds;
    return live;
  }

  /** Everything, from that second on. */
  Live live(long nowMillis, List<WorkerRow> workers, long fromSecond) {
    double now = run.second(nowMillis);
    return new Live(
        run.view(),
        Double.isInfinite(now) ? -1 : (long) Math.floor(now),
        totals(),
        seconds.range(fromSecond, Long.MAX_VALUE),
        metrics.requests(Math.max(0, now)),
        metrics.errors(MOST_ERRORS),
        workers,
        losses());
  }

  private List<LossRow> losses() {
    Ledger book = ledger();
    return book == null ? List.of() : book.losses().stream().map(this::row).toList();
  }

  private LossRow row(Loss loss) {
    return new LossRow(
        loss.population(),
        run.roster().find(loss.instance()).map(p -> p.worker).orElse(""),
        loss.unknown() ? "unknown" : "missed",
        loss.first(),
        loss.step(),
        loss.count());
  }
}
