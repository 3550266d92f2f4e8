package io.broadside.controller.conductor;

import io.broadside.controller.conductor.plan.PastLoads;
import io.broadside.controller.conductor.plan.Planned;
import io.broadside.controller.conductor.plan.Planner;
import io.broadside.controller.conductor.plan.Previewed;
import io.broadside.controller.conductor.plan.Previewer;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.conductor.plan.TargetCheck;
import io.broadside.controller.conductor.scale.Scaling;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.metrics.Exposition;
import io.broadside.controller.report.Moment;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.run.Run;
import io.broadside.controller.users.Accounts;
import io.broadside.outputs.Outputs;
import io.broadside.protocol.plan.Limits;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.WorkerFigures;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the run that is under way: one thread on which everything is heard and decided. Thread-safe
 * from outside.
 */
public final class Conductor implements Runs, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
  private static final long TICK_MILLIS = 100;

  private final StepThread thread = new StepThread("conductor");
  private final Fleet fleet;
  private final Steering steering;
  private final Clock clock;
  private final Planner planner;
  private final Previewer previewer;
  private final Scaling scaling;
  private final Audience audience = new Audience();
  private final KnownRuns known;
  private final Memo<Optional<Exposition>> exposition = new Memo<>();
  private final Memo<List<Long>> planned = new Memo<>();
  private final AtomicBoolean soon = new AtomicBoolean();
  private final ControlLoop loop;

  /**
   * Begins to listen to the fleet.
   *
   * @param library has the simulations
   * @param outputs are sent what runs measure
   * @param idleSeconds how long without a run until all workers are let go; 0 means never
   */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in a tick throws
  public Conductor(
      Platform platform,
      WorkerClient client,
      Clock clock,
      SimulationLibrary library,
      ResultStore results,
      Outputs outputs,
      int idleSeconds) {
    this.fleet = platform.fleet();
    this.steering = platform.steering();
    this.clock = clock;
    this.planner = new Planner(library, fleet.usualStartSeconds());
    this.previewer = new Previewer(planner, new PastLoads(results), fleet);
    this.known = new KnownRuns(audience, results);
    this.scaling = new Scaling(fleet, clock, idleSeconds);
    this.loop =
        new ControlLoop(
            platform,
            client,
            clock,
            planner,
            results,
            new Sending(outputs, results),
            scaling,
            audience,
            thread);
    thread.quietly(
        () -> {
          loop.tick();
          return true;
        });
    thread.scheduleAtFixedRate(loop::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    fleet.onChange(this::tickSoon);
  }

  /** Of many changes at once, one look takes note. */
  private void tickSoon() {
    if (!thread.isShutdown() && !soon.getAndSet(true)) {
      thread.execute(
          () -> {
            soon.set(false);
            loop.tick();
          });
    }
  }

  @Override
  public RunRecord create(RunRequest request) throws RunException {
    Planned plan = planner.plan(request, scaling.usual(), clock.millis());
    Run created = new Run(plan.spec(), steering.term());
    Optional<String> target = plan.spec().request().targetToCheck();
    if (target.isPresent()) {
      TargetCheck.connect(target.get());
    }
    RunRecord view = thread.call(() -> loop.begin(created, plan.bundle()));
    try {
      scaling.provide(created.spec().workers(), request.fleet().workers() != null);
    } catch (FleetException e) {
      thread.call(
          () -> {
            created.fail(String.valueOf(e.getMessage()));
            return view;
          });
    }
    return view;
  }

  @Override
  public Previewed preview(RunRequest request) {
    long there = fleet.members().stream().filter(m -> !m.isGone()).count();
    return previewer.preview(request, scaling.usual(), there, clock.millis(), underWay());
  }

  @Override
  public Previewed load(RunRequest request) throws RunException {
    previewer.load(
        request,
        scaling.usual(),
        clock.millis(),
        (spec, files) -> thread.call(() -> loop.load(new Run(spec, steering.term()), files)));
    return preview(request);
  }

  @Override
  public Optional<String> obstacle() {
    return loop.obstacle();
  }

  @Override
  public List<RunSummary> list() {
    return known.list();
  }

  @Override
  public Optional<String> underWay() {
    return thread.quietly(() -> loop.current().filter(r -> loop.busy()).map(r -> r.run().id()));
  }

  @Override
  public Optional<Moment> find(String id) {
    return known.find(id);
  }

  @Override
  public Optional<Moment> live(String id) {
    return known.live(id);
  }

  @Override
  public List<Long> planned(String id) {
    return audience
        .newest()
        .filter(told -> told.run().id().equals(id))
        .map(told -> planned.of(told, () -> plannedNow(id)))
        .orElse(List.of());
  }

  private List<Long> plannedNow(String id) {
    return thread.quietly(() -> loop.find(id).map(RunReport::planned).orElse(List.of()));
  }

  @Override
  public RunRecord stop(String id) throws RunException {
    Optional<RunRecord> stopped =
        thread.call(
            () -> {
              Optional<RunReport> current = loop.find(id);
              current.ifPresent(this::stopNow);
              return current.map(r -> r.record(clock.millis(), loop.workers()));
            });
    return stopped
        .or(() -> find(id).map(Moment::run))
        .orElseThrow(
            () ->
                new RunException(RunException.Code.NOT_FOUND, "There is no run %s.".formatted(id)));
  }

  @Override
  public Optional<RunRecord> stopCurrent() {
    return thread.quietly(
        () -> {
          Optional<RunReport> current = loop.current().filter(r -> loop.busy());
          current.ifPresent(this::stopNow);
          return current.map(r -> r.record(clock.millis(), loop.workers()));
        });
  }

  private void stopNow(RunReport report) {
    loop.stop(report);
    thread.execute(loop::tick);
  }

  @Override
  public Subscription subscribe(String id, Consumer<Moment> listener) {
    return known.subscribe(id, listener);
  }

  @Override
  public List<WorkerFigures> workers() {
    return loop.workers();
  }

  @Override
  public int mostWorkers() {
    return thread.quietly(
        () ->
            loop.current()
                .filter(r -> loop.busy())
                .map(r -> r.run().spec().plan().limits())
                .orElse(Limits.DEFAULT)
                .workers());
  }

  /** The merged figures of the run that is or was under way last, as they were published last. */
  public Optional<Exposition> exposition() {
    return audience.newest().flatMap(told -> exposition.of(told, this::expositionNow));
  }

  private Optional<Exposition> expositionNow() {
    return thread.quietly(() -> loop.current().map(RunReport::exposition));
  }

  /** The longest that the one thread was busy with one step, since this was asked last. */
  public Duration longestStep() {
    return thread.longest();
  }

  /** The test users of the run that is or was under way last. */
  public Accounts accounts() {
    return thread.quietly(loop::accounts);
  }

  /** Whether a run is under way. */
  public boolean busy() {
    return thread.quietly(loop::busy);
  }

  /**
   * Ends the run that is under way, if any, and waits for it a little. Where another controller can
   * take over, the run goes on without this one.
   */
  @Override
  public void close() {
    scaling.close();
    if (loop.canHandOver()) {
      thread.quietly(
          () -> {
            loop.handOver();
            return true;
          });
    } else {
      underWay().ifPresent(this::end);
    }
    thread.end();
    loop.close();
  }

  private void end(String run) {
    try {
      stop(run);
      for (int i = 0; i < 50 && busy(); i++) {
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      }
    } catch (RunException e) {
      LOG.debug("Nothing to stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
