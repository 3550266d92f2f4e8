package io.broadside.controller.conductor;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.WorkerRow;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.files.PrivateFolder;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.RunStore;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.handover.AutoscalerState;
import io.broadside.controller.handover.Keeper;
import io.broadside.controller.peers.Peers;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.results.Results;
import io.broadside.controller.run.Run;
import io.broadside.controller.takeover.Adopted;
import io.broadside.controller.takeover.Adoption;
import io.broadside.controller.takeover.Snapshots;
import io.broadside.controller.takeover.Succession;
import io.broadside.protocol.bundle.Bundle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the run that is under way: hears the workers, takes its next step, keeps, publishes and at
 * last saves it. For the conductor's thread only.
 */
final class ControlLoop {

  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
  private static final long SECOND_MILLIS = 1_000;

  /** How far into the next second whoever is slow to say what it has measured is waited for. */
  private static final double PATIENCE_SECONDS = 0.8;

  private static final long KEEP_MILLIS = 5_000;

  private final Fleet fleet;
  private final Clock clock;
  private final Planner planner;
  private final Results results;
  private final Scaling scaling;
  private final Audience audience;
  private final Peers peers;
  private final RunStore store;
  private final Steering steering;
  private final Keeper keeper;
  private final Succession succession;
  private @Nullable RunReport current;
  private boolean saved;
  private long scraped;
  private long published;
  private long keptMillis;
  private Optional<Integer> keptAsked = Optional.empty();

  ControlLoop(
      Platform platform,
      WorkerClient client,
      Clock clock,
      Planner planner,
      Results results,
      Scaling scaling,
      Audience audience,
      Executor thread) {
    this.fleet = platform.fleet();
    this.clock = clock;
    this.planner = planner;
    this.results = results;
    this.scaling = scaling;
    this.audience = audience;
    this.store = platform.store();
    this.steering = platform.steering();
    this.peers = new Peers(fleet, client, clock, thread, steering::certain);
    this.keeper = new Keeper(store);
    this.succession =
        new Succession(
            steering, store, thread, left -> new Adoption(left, fleet, client, clock, thread));
  }

  /** Takes the next step; nothing that goes wrong in it ends the loop. */
  void tick() {
    try {
      if (steers()) {
        peers.tick(current != null && !saved && begins(current.run()));
        if (current == null || saved) {
          scaling.idle();
        } else {
          lead(current);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("A step of the run broke down", e);
    }
  }

  /** Whether this controller may speak to workers; a run that it takes over is its own then. */
  private boolean steers() {
    Optional<Adopted> taken = succession.step();
    if (taken.isPresent()) {
      Adopted adopted = taken.get();
      Run run = adopted.report().run();
      follow(adopted.report());
      scaling.adopt(run, adopted.scaling());
      peers.adopt(adopted.report(), adopted.peers(), adopted.participants(), planner.kept(run));
      planner.lacking(run).ifPresent(l -> peers.retrieve(l, b -> planner.restore(run, b)));
    } else if (!succession.steers() && current != null && !saved) {
      current = null;
      peers.forget();
    }
    if (!succession.steers()) {
      keeper.giveWay();
    }
    return succession.steers();
  }

  private void follow(RunReport report) {
    current = report;
    saved = false;
    scraped = Long.MIN_VALUE;
    published = Long.MIN_VALUE;
    keptMillis = 0;
  }

  private void lead(RunReport report) {
    Run run = report.run();
    long now = clock.millis();
    if (run.state() == RunState.WAITING) {
      fleet.givenUp().ifPresent(run::fail);
    }
    boolean changes = steering.certain() || run.stopped().isPresent();
    if (changes && run.step(now, peers.silent(), peers::missing)) {
      peers.hurry();
      keptMillis = 0;
    }
    Optional<Integer> asked = scaling.state(run).map(AutoscalerState::asked);
    if (store.keeps() && (now - keptMillis >= KEEP_MILLIS || !asked.equals(keptAsked))) {
      keptMillis = now;
      keptAsked = asked;
      keep(report);
    }
    if (run.state().isFinal()) {
      finish(report, now);
    } else if (scraped != published && (!peers.scraping() || overdue(run, now))) {
      published = scraped;
      publish(report, now, changes);
    }
  }

  /**
   * Whether a second of the run has begun since this was asked last. All workers are scraped then,
   * and once they have answered the second before is closed: so each holds what was measured in it.
   */
  private boolean begins(Run run) {
    long second = beat(run, clock.millis());
    boolean news = second != scraped;
    scraped = second;
    return news;
  }

  private static long beat(Run run, long now) {
    double second = run.second(now);
    return Double.isInfinite(second) ? now / SECOND_MILLIS : (long) Math.floor(second);
  }

  private static boolean overdue(Run run, long now) {
    double second = run.second(now);
    return Double.isInfinite(second) || second - Math.floor(second) > PATIENCE_SECONDS;
  }

  private void publish(RunReport report, long now, boolean changes) {
    report.tick(now);
    List<WorkerRow> rows = peers.rows();
    if (report.run().state() == RunState.RUNNING) {
      rows.forEach(report.observer()::weigh);
    }
    if (changes) {
      scaling.busy(report.run(), rows);
    }
    audience.tell(report.latest(now, rows));
  }

  private void keep(RunReport report) {
    Run run = report.run();
    keeper.keep(Snapshots.of(report, scaling.state(run).orElse(null), peers::member));
  }

  private void finish(RunReport report, long now) {
    saved = true;
    report.close(now);
    save(report, now);
    keeper.clear();
    audience.tell(report.live(now, peers.rows(), 0));
    peers.hurry();
  }

  private void save(RunReport report, long now) {
    try {
      results.save(report.live(now, peers.rows(), 0));
    } catch (IOException e) {
      String run = report.run().id();
      String why =
          "The results cannot be written to %s (%s): free space there, or mend its permissions. Until another run begins, they can be had from GET /api/runs/%s/live."
              .formatted(results.folder(), PrivateFolder.reason(e), run);
      LOG.error("{}", why, e);
      report.unkept(why);
    }
  }

  /**
   * Begins with a run.
   *
   * @throws RunException if this controller may not, or another run is under way
   */
  RunView begin(Run run, Optional<Bundle> bundle) throws RunException {
    if (!succession.steers() || !steering.certain()) {
      throw new RunException(
          RunException.Code.BUSY,
          "This controller is not steering yet; ask again in a few seconds.");
    }
    if (current != null && busy()) {
      throw new RunException(
          RunException.Code.BUSY,
          "Run %s is under way; stop it first, or wait for its end.".formatted(current.run().id()));
    }
    RunReport report = new RunReport(run);
    follow(report);
    peers.begin(report, bundle);
    return report.view();
  }

  /** The run that is or was under way last. */
  Optional<RunReport> current() {
    return Optional.ofNullable(current);
  }

  /** That run, if it is the one asked for. */
  Optional<RunReport> find(String id) {
    return current().filter(r -> r.run().id().equals(id));
  }

  /** Whether a run is under way. */
  boolean busy() {
    return current != null && !current.run().state().isFinal();
  }

  /** All there is to show of a run. */
  Live live(RunReport report) {
    return report.live(clock.millis(), peers.rows(), 0);
  }

  /** The workers there are. */
  List<WorkerRow> workers() {
    return peers.rows();
  }

  /** The operator ends the load of a run. */
  void stop(RunReport report) {
    report.run().stop(clock.millis());
    keptMillis = 0;
    peers.hurry();
  }

  /** Whether a run that is under way can go on without this controller. */
  boolean canHandOver() {
    return store.keeps();
  }

  /** Keeps how a run that is under way stands at the last. */
  void handOver() {
    if (current != null && !saved && succession.steers()) {
      keep(current);
    }
  }

  /** Waits for what is still to be kept; the thread has ended by then. */
  void close() {
    keeper.close();
  }
}
