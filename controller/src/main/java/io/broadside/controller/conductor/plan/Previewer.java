package io.broadside.controller.conductor.plan;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.run.Spec;
import io.broadside.controller.scaling.Arrivals;
import io.broadside.controller.scaling.Capacity;
import io.broadside.controller.scaling.Forecast;
import io.broadside.controller.scaling.Growth;
import io.broadside.controller.scaling.TotalLoad;
import io.broadside.plan.phase.Load;
import io.broadside.plan.phase.Span;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Computes the preview of a request, and starts nothing. Thread-safe. */
public final class Previewer {

  private static final double MILLIS = 1_000;

  /** Nobody draws a load of more than two days by the second. */
  private static final int MOST_SECONDS = 200_000;

  private static final String UNKNOWN =
      "The load of a Java simulation is known when a worker has loaded it. You can have a worker"
          + " load it now. Otherwise it is known before the first user starts, and if it is above"
          + " the limits, the run is refused then.";

  private final Planner planner;
  private final PastLoads past;
  private final LoadedTests loaded = new LoadedTests();
  private final Fleet fleet;

  /**
   * Looks where a start looks, too.
   *
   * @param past knows what ran before
   */
  public Previewer(Planner planner, PastLoads past, Fleet fleet) {
    this.planner = planner;
    this.past = past;
    this.fleet = fleet;
  }

  /** Has a worker load a test. */
  public interface Loader {

    /**
     * Begins with it.
     *
     * @return what the worker finds; fails with an {@link IOException} that says why it finds
     *     nothing
     * @throws RunException if no worker can do it now
     */
    CompletableFuture<Outline> load(Spec spec, Optional<Bundle> files) throws RunException;
  }

  /**
   * Has a worker find the load of a request, if only a worker can, and waits for it. Previews of
   * the same test know it from then on.
   *
   * @param wanted how many workers it gets if it asks for no number
   * @throws RunException if it makes no sense, no worker is idle, or the worker cannot load it
   */
  public void load(RunRequest request, int wanted, long nowMillis, Loader loader)
      throws RunException {
    Planned planned = planner.plan(request, wanted, nowMillis);
    Spec spec = planned.spec();
    if (known(planned).isLoadable()) {
      loaded.add(spec.plan(), await(loader.load(spec.dry(), planned.bundle())));
    }
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

  /**
   * What would come of a request now.
   *
   * @param wanted how many workers it gets if it asks for no number
   * @param there how many workers there are
   * @param underWay the run that another one would have to wait for
   */
  public Previewed preview(
      RunRequest request, int wanted, long there, long nowMillis, Optional<String> underWay) {
    List<RunException> refusals = new ArrayList<>();
    underWay.ifPresent(run -> refusals.add(RunException.busy(run)));
    Planned planned;
    try {
      planned = planner.plan(request, wanted, nowMillis);
    } catch (RunException e) {
      refusals.add(e);
      return Previewed.refused(refusals);
    }
    Spec spec = planned.spec();
    Limits limits = spec.plan().limits();
    Known known = known(planned);
    if (known.seconds() > limits.durationSeconds()) {
      refusals.add(tooLong(known.seconds(), limits));
    }
    known.load().flatMap(l -> tooMany(l, limits)).ifPresent(refusals::add);
    return new Previewed(
        known.load(),
        known.spans(),
        known.source(),
        known.isLoadable(),
        Optional.of(workforce(spec, known.load().orElse(null), there)),
        spec.request().test().goals(),
        Optional.ofNullable(spec.request().target().url()),
        spec.notes(),
        refusals);
  }

  /** What is known of the load, the source of that, and the shortest time that the load lasts. */
  private record Known(Optional<Population> load, List<Span> spans, String source, int seconds) {

    boolean isLoadable() {
      return load.isEmpty() && seconds == 0;
    }

    static Known nothing(String why) {
      return new Known(Optional.empty(), List.of(), why, 0);
    }

    static Known tooLong(int seconds) {
      String why = "The load lasts %,d s, which is too long to be drawn here.".formatted(seconds);
      return new Known(Optional.empty(), List.of(), why, seconds);
    }
  }

  private Known known(Planned planned) {
    Optional<TotalLoad> found = loaded.of(planned.spec().plan()).map(TotalLoad::new);
    if (found.isPresent()) {
      return known(found.get());
    }
    if (planned.load().isEmpty()) {
      Optional<PastLoads.Found> before = past.of(planned.spec());
      return before.isEmpty()
          ? Known.nothing(UNKNOWN)
          : new Known(
              Optional.of(before.get().load()),
              List.of(),
              before.get().sentence(),
              before.get().load().seconds());
    }
    Load said = planned.load().get();
    int seconds = said.injection().profile().seconds();
    if (seconds > MOST_SECONDS) {
      return Known.tooLong(seconds);
    }
    Arrivals arrivals = new Arrivals(said.injection(), planned.shares());
    if (!arrivals.areKnown()) {
      return Known.nothing(
          "Each scenario starts these users. The number of scenarios is known when a worker has"
              + " loaded the simulation.");
    }
    return new Known(
        Optional.of(arrivals.population()), said.spans(), "Computed from the phases.", seconds);
  }

  private static Known known(TotalLoad found) {
    Population load = found.population();
    String source =
        "A worker has loaded the test and found this load."
            + (found.isMixed() ? " Users of closed populations are not counted." : "")
            + (found.waits() ? " Scenarios that wait for others may start later." : "");
    return load.seconds() > MOST_SECONDS
        ? Known.tooLong(load.seconds())
        : new Known(Optional.of(load), List.of(), source, load.seconds());
  }

  private Previewed.Workforce workforce(Spec spec, @Nullable Population load, long there) {
    Double capacity = spec.request().fleet().capacity();
    boolean followed = spec.request().followsProfile();
    Optional<Growth> growth =
        Optional.ofNullable(load)
            .filter(l -> l.seconds() <= spec.plan().limits().durationSeconds())
            .map(
                l ->
                    Growth.of(
                        new Forecast(
                            new Outline("", "", null, List.of(l), List.of(), false, List.of()),
                            Map.of()),
                        new Capacity(capacity == null ? Capacity.USUAL : capacity),
                        spec.plan().limits().workers(),
                        fleet.usualStartSeconds()));
    int workers = followed ? growth.map(Growth::first).orElse(spec.workers()) : spec.workers();
    double wait = workers > there ? fleet.usualStartSeconds() : 0;
    return new Previewed.Workforce(
        workers,
        growth,
        followed,
        wait + spec.plan().warmUpMillis() / MILLIS + fleet.startLead().toMillis() / MILLIS);
  }

  private static RunException tooLong(long seconds, Limits limits) {
    return new RunException(
        RunException.Code.OVER_LIMIT,
        "limits.maxDurationSeconds",
        ("The load lasts %,d s, but the limit is %,d s. If you want it that long, raise it with"
                + " maxDurationSeconds (--max-duration).")
            .formatted(seconds, limits.durationSeconds()));
  }

  private static Optional<RunException> tooMany(Population load, Limits limits) {
    int peak = load.perSecond().stream().mapToInt(Integer::intValue).max().orElse(0);
    return load.model() == Model.CLOSED || peak <= limits.arrivalsPerSecond()
        ? Optional.empty()
        : Optional.of(
            new RunException(
                RunException.Code.OVER_LIMIT,
                "limits.maxArrivalsPerSecond",
                ("The load starts %,d users in one second, but the limit is %,d. If you want that"
                        + " many, raise it with maxArrivalsPerSecond (--max-arrivals).")
                    .formatted(peak, limits.arrivalsPerSecond())));
  }
}
