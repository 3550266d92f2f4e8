package io.broadside.controller.simulation;

import io.broadside.controller.exchange.Clock;
import io.broadside.controller.exchange.WorkerClient;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.peers.Peers;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Run;
import io.broadside.controller.run.Spec;
import io.broadside.controller.takeover.Adopted;
import io.broadside.controller.takeover.Adopting;
import io.broadside.controller.takeover.Adoption;
import io.broadside.controller.takeover.Snapshots;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One controller: its own run, peers, adoption and report, stepped in simulated time. */
final class SimulatedController {

  private static final double TICK_SECONDS = 0.1;
  private static final long CERTAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Events events;
  private final Peers peers;
  private final Consumer<byte[]> store;
  private @Nullable RunReport report;
  private @Nullable Adoption adoption;
  private boolean dead;
  private boolean replaced;
  private boolean saved;
  private long pausedUntil;
  private long renewedNanos;
  private long keptNanos;
  private long beat = Long.MIN_VALUE;

  private SimulatedController(
      Events events, Fleet fleet, WorkerClient client, Clock clock, Consumer<byte[]> store) {
    this.events = events;
    this.store = store;
    this.renewedNanos = events.nanos();
    this.peers = new Peers(fleet, client, clock, Runnable::run, this::certain);
  }

  /** Begins a run. */
  static SimulatedController begin(
      Events events, Fleet fleet, WorkerClient client, Spec spec, Consumer<byte[]> store) {
    Clock clock = new Clock(events::nanos);
    SimulatedController first = new SimulatedController(events, fleet, client, clock, store);
    first.report = new RunReport(new Run(spec, 1));
    first.report.run().lead(fleet.startLead());
    first.peers.begin(first.report, Optional.empty());
    first.tick();
    return first;
  }

  /** Takes a run over. */
  static SimulatedController adopt(
      Events events,
      Fleet fleet,
      WorkerClient client,
      byte[] packed,
      long term,
      Consumer<byte[]> store) {
    Clock clock = new Clock(() -> events.nanos() + 40_000_000L);
    SimulatedController next = new SimulatedController(events, fleet, client, clock, store);
    try {
      RunSnapshot left = RunSnapshot.unpack(packed);
      next.adoption = new Adoption(left, term, fleet, client, clock, Runnable::run);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    next.tick();
    return next;
  }

  Optional<RunReport> report() {
    return Optional.ofNullable(report);
  }

  boolean isOver() {
    return report != null && report.run().state().isFinal();
  }

  void kill() {
    dead = true;
  }

  /** Another one holds the Lease; this one sees it with its next look. */
  void replace() {
    replaced = true;
  }

  void pause(double seconds) {
    pausedUntil = events.nanos() + Math.round(seconds * 1e9);
  }

  private boolean certain() {
    return events.nanos() - renewedNanos < CERTAIN_NANOS;
  }

  private void tick() {
    if (dead) {
      return;
    }
    if (events.nanos() < pausedUntil) {
      events.at(pausedUntil, this::tick);
      return;
    }
    if (replaced) {
      return;
    }
    renewedNanos = events.nanos();
    lead();
    events.after(TICK_SECONDS, this::tick);
  }

  private void lead() {
    if (adoption != null) {
      Optional<Adopted> adopted = Adopting.step(adoption);
      if (adopted.isEmpty()) {
        return;
      }
      adoption = null;
      report = adopted.get().report();
      peers.adopt(report, adopted.get().peers(), adopted.get().participants());
    }
    RunReport now = java.util.Objects.requireNonNull(report);
    Run run = now.run();
    long millis = TimeUnit.NANOSECONDS.toMillis(events.nanos());
    double second = run.second(millis);
    long newBeat = Double.isInfinite(second) ? millis / 1000 : (long) Math.floor(second);
    boolean begins = newBeat != beat;
    beat = newBeat;
    peers.tick(begins && !saved);
    if (saved) {
      return;
    }
    boolean changed = run.step(millis, peers.silent(), peers::missing);
    if (changed) {
      peers.hurry();
    }
    if (begins) {
      now.tick(millis);
    }
    if (run.state().isFinal()) {
      saved = true;
      now.close(millis);
      peers.hurry();
    } else if (changed || events.nanos() - keptNanos > KEEP_NANOS) {
      keptNanos = events.nanos();
      store.accept(Snapshots.of(now, null, peers::member).get().pack(50_000_000).orElseThrow());
    }
  }
}
