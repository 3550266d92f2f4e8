package io.broadside.controller.conductor.scale;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.handover.AutoscalerState;
import io.broadside.controller.run.Course;
import io.broadside.controller.run.Run;
import io.broadside.controller.scaling.Autoscaler;
import io.broadside.controller.scaling.Capacity;
import io.broadside.controller.scaling.Forecast;
import io.broadside.protocol.plan.Outline;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scales the workers: up and down for a run with an {@link Autoscaler}, and to none after a long
 * time without a run. For the conductor's thread only; the fleet is asked on another.
 */
public final class Scaling implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scaling.class);
  private static final int USUAL_WORKERS = 3;

  private final Fleet fleet;
  private final Clock clock;
  private final Idleness idleness;
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("scaling").factory());
  private final Wishes wishes;
  private @Nullable Run scaled;
  private @Nullable Autoscaler scaler;
  private Capacity capacity = new Capacity(Capacity.USUAL);
  private volatile int usual = USUAL_WORKERS;

  /** Lets all workers go after that many seconds without a run; 0 means never. */
  public Scaling(Fleet fleet, Clock clock, int idleSeconds) {
    this.fleet = fleet;
    this.clock = clock;
    this.idleness = new Idleness(idleSeconds, clock.nanos());
    this.wishes = new Wishes(fleet, asking);
  }

  /** How many a run gets that asks for no number, after all were let go; any thread may ask. */
  public int usual() {
    int now = fleet.wanted();
    return now == 0 && idleness.ends() ? usual : now;
  }

  /**
   * Asks for the workers that a run begins with, after all that is still on its way; any thread
   * may.
   *
   * @param always false where those that are there will do
   * @throws FleetException if the wish cannot be passed on
   */
  public void provide(int workers, boolean always) throws FleetException {
    Callable<Integer> wish =
        () -> {
          if (always || fleet.wanted() == 0) {
            fleet.scale(workers);
          }
          return workers;
        };
    try {
      asking.submit(wish).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FleetException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for workers", e);
    }
  }

  /** Nothing runs. */
  public void idle() {
    int now = fleet.wanted();
    usual = now > 0 ? now : usual;
    if (idleness.over(now, clock.nanos())) {
      LOG.info("No run for a long time: removing the workers");
      wishes.ask(0);
    }
  }

  /** A run is under way. */
  public void busy(Run run, List<WorkerFigures> rows) {
    idleness.busy(clock.nanos());
    Outline outline = run.outline().orElse(null);
    if (outline == null || !run.spec().request().followsProfile() || run.stopped().isPresent()) {
      return;
    }
    Course course = run.course().orElse(null);
    if (scaled != run) {
      begin(run, outline, rows);
      return;
    }
    if (wishes.pending() || course == null) {
      return;
    }
    Forecast forecast = new Forecast(outline, course.starts());
    long now = (long) Math.floor(course.second(clock.millis()));
    if (scaler == null || now < 0) {
      return;
    }
    learn(forecast.peak(now, now + 1), rows);
    scaler.step(forecast, capacity, now, fleet.wanted(), startSeconds(rows)).ifPresent(wishes::ask);
  }

  /**
   * Goes on with a run that another controller began.
   *
   * @param before where that one's scaling was; null where it had none
   */
  public void adopt(Run run, @Nullable AutoscalerState before) {
    if (run.course().isPresent() && before != null) {
      prepare(run).resume(before.asked(), before.overruled());
      capacity.resume(before.perWorker());
    }
  }

  /** Where the scaling of a run that scales by itself is. */
  public Optional<AutoscalerState> state(Run run) {
    return scaled == run && scaler != null
        ? Optional.of(
            new AutoscalerState(
                wishes.before().orElse(scaler.asked()), scaler.overruled(), capacity.perWorker()))
        : Optional.empty();
  }

  private void begin(Run run, Outline outline, List<WorkerFigures> rows) {
    Forecast forecast = new Forecast(outline, Map.of());
    int first = prepare(run).begin(forecast, capacity, startSeconds(rows));
    run.require(first);
    wishes.ask(first);
  }

  private Autoscaler prepare(Run run) {
    Double setting = run.spec().request().fleet().capacity();
    Autoscaler fresh = new Autoscaler(run.spec().plan().limits().workers());
    capacity = new Capacity(setting == null ? Capacity.USUAL : setting);
    scaler = fresh;
    scaled = run;
    return fresh;
  }

  private void learn(long load, List<WorkerFigures> rows) {
    List<WorkerFigures> working = rows.stream().filter(r -> r.share() > 0).toList();
    double cpu = 0;
    double lateness = 0;
    for (WorkerFigures row : working) {
      Double used = row.cpu();
      Double cores = row.processors();
      Double late = row.lateness();
      cpu = Math.max(cpu, used == null || cores == null ? 0 : used / cores);
      lateness = Math.max(lateness, late == null ? 0 : late);
    }
    if (!working.isEmpty()) {
      capacity.learn((double) load / working.size(), cpu, lateness);
    }
  }

  /** From asking for a worker to its being able to take a share: as the slowest needed. */
  private double startSeconds(List<WorkerFigures> rows) {
    OptionalDouble start = longest(rows, WorkerFigures::startSeconds);
    double preparation = longest(rows, WorkerFigures::prepareSeconds).orElse(0);
    return start.isPresent() ? start.getAsDouble() + preparation : fleet.usualStartSeconds();
  }

  private static OptionalDouble longest(
      List<WorkerFigures> rows, Function<WorkerFigures, @Nullable Double> part) {
    return rows.stream().map(part).filter(Objects::nonNull).mapToDouble(Double::doubleValue).max();
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
