package io.broadside.controller.run;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunRequest;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.WorkerRow;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.RunStore;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.handover.Keeper;
import io.broadside.controller.metrics.Exposition;
import io.broadside.controller.results.Results;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the run that is under way: one thread on which everything is heard and decided. Thread-safe
 * from outside.
 */
public final class Conductor implements Runs, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
  private static final long TICK_MILLIS = 100;
  private static final long PUBLISH_MILLIS = 1_000;
  private static final long KEEP_MILLIS = 5_000;
  private static final int MOST_LISTED = 200;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("conductor").daemon().factory());
  private final Fleet fleet;
  private final Clock clock;
  private final Function<String, Optional<Bundle>> library;
  private final Results results;
  private final Peers peers;
  private final RunStore store;
  private final Steering steering;
  private final Keeper keeper;
  private final Succession succession;
  private final Scaling scaling;
  private final Audience audience = new Audience();
  private @Nullable Run run;
  private @Nullable RunRecord record;
  private boolean saved;
  private long published;
  private long keptMillis;

  /**
   * Begins to listen to the fleet.
   *
   * @param library finds a simulation's bundle by its name
   * @param idleSeconds how long without a run until all workers are let go; 0 means never
   */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in a tick throws
  public Conductor(
      Platform platform,
      WorkerClient client,
      Clock clock,
      Function<String, Optional<Bundle>> library,
      Results results,
      int idleSeconds) {
    this.fleet = platform.fleet();
    this.clock = clock;
    this.library = library;
    this.results = results;
    this.peers = new Peers(fleet, client, clock, thread);
    this.scaling = new Scaling(fleet, clock, idleSeconds);
    this.store = platform.store();
    this.steering = platform.steering();
    this.keeper = new Keeper(store);
    this.succession =
        new Succession(
            steering, store, thread, left -> new Adoption(left, fleet, client, clock, thread));
    thread.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    fleet.onChange(this::tickSoon);
  }

  private void tickSoon() {
    if (!thread.isShutdown()) {
      thread.execute(this::tick);
    }
  }

  private void tick() {
    try {
      if (!steers()) {
        return;
      }
      Run current = run;
      RunRecord figures = record;
      peers.tick(current, figures);
      if (current == null || figures == null || saved) {
        scaling.idle();
        return;
      }
      long now = clock.millis();
      if (current.state() == RunState.WAITING) {
        fleet.givenUp().ifPresent(current::fail);
      }
      boolean changes = steering.certain() || current.stopping();
      if (changes && current.step(now, peers.silent(current), () -> peers.missing(current))) {
        peers.hurry();
        keptMillis = 0;
      }
      if (store.keeps() && now - keptMillis >= KEEP_MILLIS) {
        keptMillis = now;
        keeper.keep(current.snapshot(peers::member, figures));
      }
      if (current.state().isFinal()) {
        finish(current, figures, now);
      } else if (beat(current, now) != published) {
        published = beat(current, now);
        figures.tick(now);
        List<WorkerRow> rows = peers.rows(current, figures);
        if (current.state() == RunState.RUNNING) {
          rows.forEach(figures::weigh);
        }
        if (changes) {
          scaling.busy(current, rows);
        }
        audience.tell(figures.latest(now, rows));
      }
    } catch (RuntimeException e) {
      LOG.error("A step of the run broke down", e);
    }
  }

  /** Which second it is, counted from the run's start: each is to be published once. */
  private static long beat(Run current, long now) {
    double second = current.second(now);
    return Double.isInfinite(second) ? now / PUBLISH_MILLIS : (long) Math.floor(second);
  }

  /** Whether this controller may speak to workers; a run that it takes over is its own then. */
  private boolean steers() {
    Optional<Adoption.Adopted> taken = succession.step();
    if (taken.isPresent()) {
      Adoption.Adopted adopted = taken.get();
      String simulation = adopted.run().request.simulation();
      run = adopted.run();
      record = adopted.record();
      saved = false;
      published = Long.MIN_VALUE;
      keptMillis = 0;
      peers.adopt(adopted, simulation == null ? Optional.empty() : library.apply(simulation));
    } else if (!succession.steers() && run != null && !saved) {
      run = null;
      record = null;
      peers.forget();
    }
    return succession.steers();
  }

  private void finish(Run current, RunRecord figures, long now) {
    saved = true;
    figures.close(now);
    if (current.course().isPresent()) {
      current.judged(figures.verdicts(now));
    }
    Live live = figures.live(now, peers.rows(current, figures), 0);
    results.save(live);
    keeper.clear();
    audience.tell(live);
    peers.hurry();
  }

  @Override
  public RunView create(RunRequest request) throws RunException {
    int wanted = scaling.usual();
    long now = clock.millis();
    Plan plan = Planner.plan(request, wanted, library, now);
    int workers = Planner.workers(request, wanted);
    Run created = new Run(Planner.id(plan, request, now), request, plan, workers, now);
    Optional<Bundle> bundle =
        request.simulation() == null ? Optional.empty() : library.apply(request.simulation());
    RunView view =
        call(
            () -> {
              if (!succession.steers() || !steering.certain()) {
                throw new RunException(
                    RunException.Code.BUSY,
                    "This controller is not steering yet; ask again in a few seconds.");
              }
              if (run != null && !run.state().isFinal()) {
                throw new RunException(
                    RunException.Code.BUSY,
                    "Run %s is under way; stop it first, or wait for its end.".formatted(run.id));
              }
              run = created;
              record = new RunRecord(created);
              saved = false;
              published = Long.MIN_VALUE;
              keptMillis = 0;
              peers.begin(bundle);
              return created.view();
            });
    try {
      if (request.workers() != null || fleet.wanted() == 0) {
        fleet.scale(workers);
      }
    } catch (FleetException e) {
      call(
          () -> {
            created.fail(String.valueOf(e.getMessage()));
            return created.view();
          });
    }
    return view;
  }

  @Override
  public List<RunView> list() {
    List<RunView> views = new ArrayList<>();
    quietly(() -> Optional.ofNullable(run).map(Run::view)).ifPresent(views::add);
    for (String id : results.ids()) {
      if (views.stream().noneMatch(v -> v.id().equals(id)) && views.size() < MOST_LISTED) {
        results.find(id).map(Live::run).ifPresent(views::add);
      }
    }
    return views;
  }

  @Override
  public Optional<RunView> find(String id) {
    return live(id).map(Live::run);
  }

  @Override
  public Optional<Live> live(String id) {
    Optional<Live> current =
        quietly(
            () -> {
              Run r = run;
              RunRecord f = record;
              return r == null || f == null || !r.id.equals(id)
                  ? Optional.<Live>empty()
                  : Optional.of(f.live(clock.millis(), peers.rows(r, f), 0));
            });
    return current.isPresent() ? current : results.find(id);
  }

  @Override
  public List<Long> planned(String id) {
    return quietly(
        () -> run == null || !run.id.equals(id) || record == null ? List.of() : record.planned());
  }

  @Override
  public RunView stop(String id) throws RunException {
    Optional<RunView> stopped =
        call(
            () -> {
              Run current = run;
              if (current == null || !current.id.equals(id)) {
                return Optional.<RunView>empty();
              }
              current.stop(clock.millis());
              peers.hurry();
              thread.execute(this::tick);
              return Optional.of(current.view());
            });
    return stopped
        .or(() -> find(id))
        .orElseThrow(
            () ->
                new RunException(RunException.Code.NOT_FOUND, "There is no run %s.".formatted(id)));
  }

  @Override
  public Subscription subscribe(String id, Consumer<Live> listener) {
    Subscription subscription = audience.add(id, listener);
    Optional<Live> now = live(id);
    now.ifPresent(listener);
    if (now.isPresent() && now.get().run().state().isFinal()) {
      subscription.close();
    }
    return subscription;
  }

  @Override
  public List<WorkerRow> workers() {
    return quietly(() -> peers.rows(run, record));
  }

  /** The merged figures of the run that is or was under way last. */
  public Optional<Exposition> exposition() {
    return quietly(
        () ->
            Optional.ofNullable(record)
                .map(r -> new Exposition(r.metrics().histograms(), r.metrics().counters())));
  }

  /** Whether a run is under way. */
  public boolean busy() {
    return quietly(() -> run != null && !run.state().isFinal());
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
    if (store.keeps()) {
      quietly(
          () -> {
            Run current = run;
            RunRecord figures = record;
            if (current != null && figures != null && !saved && succession.steers()) {
              keeper.keep(current.snapshot(peers::member, figures));
            }
            return true;
          });
      thread.shutdownNow();
      keeper.close();
      return;
    }
    Optional<String> id =
        quietly(
            () -> run == null || run.state().isFinal() ? Optional.empty() : Optional.of(run.id));
    if (id.isPresent()) {
      try {
        stop(id.get());
        for (int i = 0; i < 50 && busy(); i++) {
          TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
      } catch (RunException e) {
        LOG.debug("Nothing to stop", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread.shutdownNow();
    keeper.close();
  }
}
