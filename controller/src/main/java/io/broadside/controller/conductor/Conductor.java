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
import io.broadside.protocol.plan.Outline;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.WorkerFigures;
import io.broadside.results.store.Marks;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
  private final ResultStore results;
  private final Scaling scaling;
  private final Audience audience = new Audience();
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
    this.results = results;
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
    quietly(
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
    RunRecord view = call(() -> loop.begin(created, plan.bundle()));
    try {
      scaling.provide(created.spec().workers(), request.fleet().workers() != null);
    } catch (FleetException e) {
      call(
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
    if (preview(request).loadable()) {
      Planned test = planner.plan(request, scaling.usual(), clock.millis());
      Run dry = new Run(test.spec().dry(), steering.term());
      previewer.loaded(test.spec(), await(call(() -> loop.load(dry, test.bundle()))));
    }
    return preview(request);
  }

  private static Outline await(CompletableFuture<Outline> loading) throws RunException {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      String why =
          cause instanceof TimeoutException
              ? "The worker did not load it within a minute."
              : String.valueOf(cause.getMessage());
      throw new RunException(RunException.Code.BAD_REQUEST, why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a worker loads a test", e);
    }
  }

  @Override
  public Optional<String> obstacle() {
    return loop.obstacle();
  }

  @Override
  public List<RunSummary> list() {
    Optional<RunSummary> current =
        audience.newest().map(m -> RunSummary.of(m.run(), marks(m.run().id())));
    try {
      Stream<RunSummary> kept =
          results.list().stream().filter(k -> current.filter(c -> c.id().equals(k.id())).isEmpty());
      return Stream.concat(current.stream(), kept).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The runs in %s cannot be listed".formatted(results.place()), e);
    }
  }

  @Override
  public Optional<String> underWay() {
    return quietly(() -> loop.current().filter(r -> loop.busy()).map(r -> r.run().id()));
  }

  private Marks marks(String id) {
    try {
      Optional<RunFolder> kept = results.find(id);
      return kept.isEmpty() ? Marks.NONE : kept.get().marks();
    } catch (IOException e) {
      return Marks.NONE;
    }
  }

  @Override
  public Optional<Moment> find(String id) {
    return audience.newest(id).or(() -> kept(id, false));
  }

  @Override
  public Optional<Moment> live(String id) {
    return audience.live(id).or(() -> kept(id, true));
  }

  private Optional<Moment> kept(String id, boolean seconds) {
    try {
      Optional<RunFolder> kept = results.find(id);
      return kept.isEmpty() ? Optional.empty() : Optional.of(Moment.of(kept.get(), seconds));
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
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
    return quietly(() -> loop.find(id).map(RunReport::planned).orElse(List.of()));
  }

  @Override
  public RunRecord stop(String id) throws RunException {
    Optional<RunRecord> stopped =
        call(
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
    return quietly(
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
    if (audience.newest(id).isEmpty()) {
      kept(id, true).ifPresent(listener);
    }
    return audience.add(id, listener);
  }

  @Override
  public List<WorkerFigures> workers() {
    return loop.workers();
  }

  @Override
  public int mostWorkers() {
    return quietly(
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
    return quietly(() -> loop.current().map(RunReport::exposition));
  }

  /** The longest that the one thread was busy with one step, since this was asked last. */
  public Duration longestStep() {
    return thread.longest();
  }

  /** The test users of the run that is or was under way last. */
  public Accounts accounts() {
    return quietly(loop::accounts);
  }

  /** Whether a run is under way. */
  public boolean busy() {
    return quietly(loop::busy);
  }

  private <T> T quietly(Callable<T> question) {
    try {
      return call(question);
    } catch (RunException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T call(Callable<T> question) throws RunException {
    try {
      return thread.submit(question).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the conductor", e);
    }
  }

  /**
   * Ends the run that is under way, if any, and waits for it a little. Where another controller can
   * take over, the run goes on without this one.
   */
  @Override
  public void close() {
    scaling.close();
    if (loop.canHandOver()) {
      quietly(
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
