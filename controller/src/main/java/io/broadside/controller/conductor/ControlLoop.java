package io.broadside.controller.conductor;

import io.broadside.controller.conductor.plan.Planner;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.conductor.record.Archive;
import io.broadside.controller.conductor.record.FormerFiles;
import io.broadside.controller.conductor.scale.Scaling;
import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.peers.Peers;
import io.broadside.controller.report.Moment;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.takeover.Adopted;
import io.broadside.controller.takeover.Adoption;
import io.broadside.controller.takeover.Succession;
import io.broadside.controller.users.AccountBook;
import io.broadside.controller.users.Accounts;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Outline;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.WorkerFigures;
import io.broadside.results.store.ResultStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the run that is under way, step by step from its beginning, or its takeover, to its end.
 * For the conductor's thread only.
 */
final class ControlLoop {

  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

  private final Fleet fleet;
  private final Clock clock;
  private final Destinations destinations;
  private final Scaling scaling;
  private final Peers peers;
  private final Publication publication;
  private final FormerFiles files;
  private final Steering steering;
  private final Backup backup;
  private final Succession succession;
  private final Executor thread;
  private final AccountBook accounts = new AccountBook();
  private volatile Optional<String> obstacle = Optional.of("This controller has just started.");
  private @Nullable RunReport current;
  private boolean closed;
  private boolean saving;
  private @Nullable Beat beat;

  ControlLoop(
      Platform platform,
      WorkerClient client,
      Clock clock,
      Planner planner,
      ResultStore results,
      Sending sending,
      Scaling scaling,
      Audience audience,
      Executor thread) {
    this.fleet = platform.fleet();
    this.clock = clock;
    Archive archive = new Archive(results);
    this.destinations = new Destinations(archive, sending);
    this.thread = thread;
    this.scaling = scaling;
    this.steering = platform.steering();
    this.peers = new Peers(fleet, client, clock, thread, steering::certain);
    this.publication = new Publication(audience, peers, clock);
    this.files = new FormerFiles(planner, archive, peers, thread);
    this.backup = new Backup(platform.store(), scaling, peers);
    this.succession =
        new Succession(
            steering,
            platform.store(),
            thread,
            left -> new Adoption(left, steering.term(), fleet, client, clock, thread));
  }

  /** Takes the next step; nothing that goes wrong in it ends the loop. */
  void tick() {
    try {
      if (steers()) {
        RunReport report = current;
        Beat seconds = beat;
        if (report == null || seconds == null || closed) {
          peers.tick(false);
          scaling.idle();
          publication.look();
        } else {
          peers.tick(seconds.begins(clock.millis()));
          lead(report, seconds);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("A step of the run failed", e);
    }
  }

  /** Whether this controller may speak to workers; a run that it takes over is its own then. */
  private boolean steers() {
    succession.step().ifPresent(this::adopt);
    boolean mine = succession.steers();
    if (!mine && current != null && !closed) {
      current = null;
      peers.forget();
      publication.forget();
    }
    if (!mine) {
      backup.giveWay();
    }
    obstacle = succession.obstacle();
    return mine;
  }

  private void adopt(Adopted adopted) {
    RunReport report = adopted.report();
    follow(report);
    scaling.adopt(report.run(), adopted.scaling());
    peers.adopt(report, adopted.peers(), adopted.participants());
    files.find(report.run(), run -> find(run.id()).isPresent());
    destinations.takeOver(report);
    accounts.begin(report.run());
    destinations.tell(report, publication.tell(report));
  }

  private void follow(RunReport report) {
    current = report;
    accounts.follow(report.run());
    closed = false;
    beat = new Beat(report.run());
    backup.hurry();
  }

  private void lead(RunReport report, Beat seconds) {
    Run run = report.run();
    long now = clock.millis();
    if (run.state() == RunState.WAITING) {
      fleet.givenUp().ifPresent(run::fail);
    }
    accounts.tell(run);
    run.lead(fleet.startLead().plus(peers.newsTakes()));
    boolean changes = steering.certain() || run.stopped().isPresent();
    if (changes && run.step(now, peers.silent(), peers::missing)) {
      peers.hurry();
      backup.hurry();
    }
    backup.look(report, now);
    if (run.state().isFinal()) {
      finish(report, now);
    } else if (seconds.closes(now, peers.scraping())) {
      publish(report, now, changes);
    } else if (publication.outdated(report)) {
      publication.tell(report);
    }
  }

  private void publish(RunReport report, long now, boolean changes) {
    report.tick(now);
    if (changes && report.run().state() == RunState.RUNNING) {
      report.reasonToEnd().ifPresent(why -> report.run().abort(now, why));
    }
    destinations.tell(report, publication.tell(report));
    List<WorkerFigures> rows = publication.rows();
    if (report.run().state() == RunState.RUNNING) {
      rows.forEach(report.observer()::weigh);
    }
    if (changes) {
      scaling.busy(report.run(), rows);
    }
  }

  /** That a run is final is told once its record is kept. */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void finish(RunReport report, long now) {
    closed = true;
    saving = true;
    report.close(now);
    report.unkept(null);
    Moment last = publication.next(report);
    peers.hurry();
    destinations
        .finish(report, last)
        .thenAcceptAsync(missing -> save(report, last.seconds(), missing), thread);
  }

  /** What outputs did not get is in the record, too. */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void save(RunReport report, List<Second> seconds, List<String> missing) {
    report.warn(missing);
    Moment last = publication.next(report).with(seconds);
    destinations.save(report, last).thenAcceptAsync(why -> finished(report, last, why), thread);
  }

  private void finished(RunReport report, Moment last, Optional<String> unkept) {
    saving = false;
    report.unkept(unkept.orElse(null));
    if (succession.steers()) {
      accounts.end();
      backup.clear();
    }
    publication.tell(report, last.unkept(unkept.orElse(null)));
  }

  /**
   * Begins with a run.
   *
   * @throws RunException if this controller may not, or another run is under way
   */
  RunRecord begin(Run run, Optional<Bundle> bundle) throws RunException {
    demandFree();
    RunReport report = new RunReport(run);
    follow(report);
    peers.begin(report, bundle);
    destinations.begin(report, bundle);
    accounts.begin(run);
    Moment moment = publication.tell(report);
    destinations.tell(report, moment);
    return moment.run();
  }

  /**
   * Has an idle worker load what a run would start.
   *
   * @return what it says; fails with an {@link IOException} that says why nobody can tell
   * @throws RunException if this controller may not, a run is under way, or no worker is idle
   */
  CompletableFuture<Outline> load(Run run, Optional<Bundle> bundle) throws RunException {
    demandFree();
    return peers
        .load(run, bundle)
        .orElseThrow(
            () ->
                new RunException(
                    RunException.Code.BUSY,
                    "No worker is idle. Add a worker, or wait until one has started."));
  }

  private void demandFree() throws RunException {
    Optional<String> reason = succession.objection();
    if (reason.isPresent()) {
      throw new RunException(RunException.Code.AWAY, reason.get());
    }
    if (current != null && busy()) {
      throw RunException.busy(current.run().id());
    }
  }

  /** Why nothing can be said of any run yet, in words for a person; any thread may ask. */
  Optional<String> obstacle() {
    return obstacle;
  }

  /** The run that is or was under way last. */
  Optional<RunReport> current() {
    return Optional.ofNullable(current);
  }

  /** That run, if it is the one asked for. */
  Optional<RunReport> find(String id) {
    return current().filter(r -> r.run().id().equals(id));
  }

  /** Whether a run is under way; until its results are kept, it is. */
  boolean busy() {
    return current != null && (saving || !current.run().state().isFinal());
  }

  /** The workers as they were published last; any thread may ask. */
  List<WorkerFigures> workers() {
    return publication.rows();
  }

  /** The operator ends the load of a run. */
  void stop(RunReport report) {
    report.run().stop(clock.millis());
    backup.hurry();
    peers.hurry();
  }

  /** Whether a run that is under way can go on without this controller. */
  boolean canHandOver() {
    return backup.isPossible();
  }

  /** Keeps how a run that is under way stands at the last. */
  void handOver() {
    if (current != null && !closed && succession.steers()) {
      backup.make(current);
    }
  }

  /** The test users of the run that is or was under way last. */
  Accounts accounts() {
    return accounts.current();
  }

  /** Waits for what is still to be kept; the thread has ended by then. */
  void close() {
    accounts.close(backup.isPossible());
    destinations.close();
    backup.close();
  }
}
