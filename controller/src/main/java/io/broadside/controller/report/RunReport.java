package io.broadside.controller.report;

import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.ledger.Account;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ledger.Loss;
import io.broadside.controller.metrics.Exposition;
import io.broadside.controller.metrics.FleetMetrics;
import io.broadside.controller.metrics.RequestStats;
import io.broadside.controller.metrics.SecondSeries;
import io.broadside.controller.request.RequestedTest;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.run.Course;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.FleetRecord;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.Times;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.Verdicts.Judged;
import io.broadside.results.record.figures.LostArrivals;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the figures of one run as they come in, and makes its record and verdicts. For the
 * conductor's thread only.
 */
public final class RunReport {

  private static final int MOST_ERRORS = 100;

  private final Run run;
  private final FleetMetrics metrics = new FleetMetrics();
  private final Timeline timeline;
  private final Observer observer = new Observer();
  private final Judgement judgement;
  private final ErrorSightings sightings = new ErrorSightings();
  private @Nullable Verdicts verdicts;
  private final FleetHistory fleet = new FleetHistory();
  private final SteadyLoad steady = new SteadyLoad();
  private @Nullable String unkept;
  private List<String> missing = List.of();
  private long published;
  private boolean closed;
  private boolean complete;

  /** Empty as yet. */
  public RunReport(Run run) {
    this.run = run;
    this.timeline = new Timeline(run, metrics);
    this.judgement = new Judgement(run, metrics, timeline, observer);
  }

  /**
   * Goes on with what another controller gathered.
   *
   * @param nowMillis the seconds from the last that it measured until now are marked as a gap
   */
  public void resume(RunSnapshot left, long nowMillis) {
    observer.resume(left.observed());
    metrics.resume(
        left.gone(),
        left.participants().stream()
            .filter(p -> !p.ended() && !p.measured())
            .map(p -> p.status().instance())
            .collect(Collectors.toSet()));
    timeline.resume(left.seconds(), nowMillis);
  }

  /** The run that this is about. */
  public Run run() {
    return run;
  }

  /** What its workers have measured. */
  public FleetMetrics metrics() {
    return metrics;
  }

  /** What has happened to its workers. */
  public Observer observer() {
    return observer;
  }

  /** Every second until now, for another controller. */
  public SecondSeries seconds() {
    return timeline.copy();
  }

  /** Closes the second that has just passed, and brings earlier ones up to date. */
  public void tick(long nowMillis) {
    timeline.tick(nowMillis);
    sightings.look(measured(), metrics.errors(Integer.MAX_VALUE));
  }

  /** Why the run is to be ended, where a goal says so of the second that was closed last. */
  public Optional<String> reasonToEnd() {
    return judgement.reasonToEnd();
  }

  /** Brings every second up to date, and judges a run that has started: it is final. */
  public void close(long nowMillis) {
    timeline.close(nowMillis);
    sightings.look(measured(), metrics.errors(Integer.MAX_VALUE));
    closed = true;
    if (run.course().isPresent()) {
      verdicts = judgement.verdicts();
    }
  }

  /**
   * Goals that what was measured so far does not reach, and that set an upper limit: one that sets
   * a lower limit may be reached when there is more.
   */
  public List<Judged> unreached() {
    return judgement.unreached();
  }

  /** Those to whom it was sent did not get all of it; the sentences say what. */
  public void warn(List<String> sentences) {
    missing = sentences;
  }

  /** Its record cannot be kept just now; the sentence says why. */
  public void unkept(@Nullable String why) {
    unkept = why;
  }

  /**
   * The record of the run so far. Once the run was closed, later changes of workers are left out.
   *
   * @param workers those that there are
   */
  public RunRecord record(long nowMillis, List<WorkerFigures> workers) {
    RunRequest request = run.spec().request();
    Outline outline = run.outline().orElse(null);
    if (!complete) {
      fleet.look(nowMillis, workers);
      complete = closed;
    }
    double elapsed = Math.max(0, run.second(run.endedAtMillis().orElse(nowMillis)));
    return new RunRecord(
        RunRecord.VERSION,
        run.id(),
        run.state(),
        run.problem().orElse(null),
        times(outline),
        test(request.test(), outline),
        request.target().url(),
        run.spec().plan().limits(),
        metrics.software(),
        new FleetRecord(run.workers(), fleet.workers(), fleet.changes()),
        warnings(outline),
        totals(),
        metrics.requests(elapsed),
        metrics.asPlanned(elapsed),
        sightings.of(metrics.errors(MOST_ERRORS)),
        losses(),
        verdicts);
  }

  private Times times(@Nullable Outline outline) {
    return new Times(
        run.spec().createdAtMillis(),
        run.course().map(Course::startMillis).orElse(null),
        run.dialogue().startSkewMillis().orElse(null),
        run.endedAtMillis().orElse(null),
        outline == null ? null : outline.profileSeconds(),
        steady.of(outline));
  }

  private TestRun test(RequestedTest asked, @Nullable Outline outline) {
    Plan plan = run.spec().plan();
    return new TestRun(
        asked.simulation(),
        outline == null ? asked.simulationClass() : outline.simulation(),
        plan.source().bundle().orElse(null),
        outline == null ? null : outline.digest(),
        asked.phases(),
        asked.goals(),
        plan.properties(),
        plan.secrets().values().keySet().stream().sorted().toList(),
        plan.seed());
  }

  private List<String> warnings(@Nullable Outline outline) {
    List<String> of =
        outline == null ? List.of() : Cautions.of(outline, several(run.spec().request()));
    return Stream.of(run.spec().notes(), of, missing).flatMap(List::stream).toList();
  }

  /** Whether more than one worker carries its load, or may come to. */
  private boolean several(RunRequest request) {
    return run.workers() > 1 || request.followsProfile();
  }

  /** Users due in every second of the profile, as far as it is known; none before the start. */
  public List<Long> planned() {
    Outline outline = run.outline().orElse(null);
    Ledger book = run.ledger().orElse(null);
    return outline == null || book == null ? List.of() : book.planned(outline.profileSeconds());
  }

  /** How it stands, with the seconds that have changed since this was asked last. */
  public Moment latest(long nowMillis, List<WorkerFigures> workers) {
    Moment moment = moment(nowMillis, workers, published);
    published = timeline.settledSeconds();
    return moment;
  }

  /** How it stands, with the seconds from that one on. */
  public Moment moment(long nowMillis, List<WorkerFigures> workers, long fromSecond) {
    double now = run.second(run.endedAtMillis().orElse(nowMillis));
    return new Moment(
        record(nowMillis, workers),
        Double.isInfinite(now) ? -1 : (long) Math.floor(now),
        timeline.from(fromSecond),
        unkept,
        run.awaited().orElse(null),
        closed ? List.of() : judgement.soFar());
  }

  /** The second that was measured last, -1 before the first. */
  public long measured() {
    return timeline.measured();
  }

  /** The merged figures and the account of arrivals, for Prometheus. */
  public Exposition exposition() {
    Account account = timeline.account();
    return new Exposition(
        metrics.histograms(),
        metrics.counters(),
        Map.of(
            "planned", account.planned(),
            "offered", account.offered(),
            "missed", account.missed(),
            "unknown", account.unknown()));
  }

  private Totals totals() {
    Ledger book = run.ledger().orElse(null);
    Account account = timeline.account();
    RequestStats all = metrics.stats(MetricNames.RESPONSE, s -> true);
    NativeHistogram lateness = metrics.lateness();
    return new Totals(
        book == null ? 0 : book.plannedInAll(),
        account.planned(),
        account.offered(),
        account.missed(),
        account.unknown(),
        // of a worker that died, its last status may tell of more users than its last metrics
        Math.max(metrics.started(), account.offered()),
        all.all().count(),
        all.ko().count(),
        metrics.unsent(),
        metrics.ownErrors(),
        FleetMetrics.millis(all.all().mean()),
        FleetMetrics.millis(all.percentile(50)),
        FleetMetrics.millis(all.percentile(95)),
        FleetMetrics.millis(all.percentile(99)),
        FleetMetrics.millis(all.max()),
        FleetMetrics.millis(lateness.percentile(50)),
        FleetMetrics.millis(lateness.percentile(99)),
        NativeHistogram.errorPercent());
  }

  private List<LostArrivals> losses() {
    Ledger book = run.ledger().orElse(null);
    return book == null ? List.of() : book.losses().stream().map(this::row).toList();
  }

  private LostArrivals row(Loss loss) {
    return new LostArrivals(
        loss.population(),
        run.roster().find(loss.instance()).map(Participant::worker).orElse(""),
        loss.unknown() ? "unknown" : "missed",
        loss.first(),
        loss.end(),
        loss.count());
  }
}
