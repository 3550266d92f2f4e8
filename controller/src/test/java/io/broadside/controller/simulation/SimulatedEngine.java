package io.broadside.controller.simulation;

import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.Orders;
import io.broadside.worker.dealing.Refusal;
import io.broadside.worker.dealing.ThrottleDealer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One engine: the worker's own orders, holdings and dealers, in simulated time. */
final class SimulatedEngine {

  private static final double PREPARE_SECONDS = 1.5;

  private final SimulatedWorker worker;
  private final String instance;
  private final SimulatedLoad load;
  private final Target target;
  private final @Nullable LastExit lastExit;
  private final Orders orders;
  private final List<SimulatedWorkload> workloads = new ArrayList<>();
  private EnginePhase phase = EnginePhase.IDLE;
  private @Nullable Failure failure;
  private boolean dead;
  private long startNanos;
  private boolean stopped;

  SimulatedEngine(
      SimulatedWorker worker,
      String instance,
      SimulatedLoad load,
      Target target,
      @Nullable LastExit lastExit) {
    this.worker = worker;
    this.instance = instance;
    this.load = load;
    this.target = target;
    this.lastExit = lastExit;
    this.orders = new Orders(worker.name(), instance, worker::ownNanos);
  }

  String instance() {
    return instance;
  }

  Optional<String> run() {
    return orders.run();
  }

  EnginePhase phase() {
    return phase;
  }

  Holdings holdings() {
    return orders.holdings().orElseThrow();
  }

  Optional<Claim> claim() {
    return orders.claim();
  }

  void kill() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  /** Does something later, when the worker's processes run again; nothing once it is dead. */
  void afterSeconds(double seconds, Runnable what) {
    worker.after(
        seconds,
        () -> {
          if (!dead) {
            what.run();
          }
        });
  }

  void atRunTime(long due, Runnable what) {
    afterSeconds((due - runNanos()) / 1e9, what);
  }

  long runNanos() {
    return worker.ownNanos() - startNanos;
  }

  boolean admits(long dueNanos) {
    return !stopped && dueNanos + startNanos < orders.leaseEndNanos();
  }

  boolean holdsLease() {
    return worker.ownNanos() < orders.leaseEndNanos();
  }

  void started(String population, long ordinal, long late) {
    target.start(
        new Target.Start(population, ordinal, instance, worker.trueNanos(), Math.max(0, late)));
  }

  /** A user of a closed population starts that was due then. */
  void keeps(int place, long dueNanos) {
    target.keeps(this, place, load.kept(Math.floorDiv(dueNanos, 1_000_000_000L)));
  }

  void ends(int place) {
    target.ends(this, place);
  }

  Status status() {
    Optional<Holdings> holdings = orders.holdings();
    boolean running = !workloads.isEmpty();
    Slots taken = workloads.stream().map(SimulatedWorkload::taken).reduce(Slots.NONE, Slots::plus);
    return new Status(
        worker.name(),
        instance,
        phase,
        orders.run().orElse(null),
        orders.term(),
        holdings.map(Holdings::version).orElse(0L),
        holdings.map(Holdings::letGo).orElse(null),
        holdings.map(Holdings::took).orElse(null),
        holdings.map(h -> taken.minus(h.places())).orElse(Slots.NONE),
        phase == EnginePhase.IDLE || phase == EnginePhase.PREPARING ? null : "same",
        holdings.map(h -> h.starts().keySet()).orElse(Set.of()),
        running
            ? workloads.stream()
                .collect(Collectors.toMap(SimulatedWorkload::name, w -> w.progress(runNanos())))
            : Map.of(),
        worker.isLeaving(),
        orders.leaseMillis(),
        worker.ownNanos(),
        running ? startNanos : null,
        failure,
        lastExit);
  }

  Status accept(Schedule next) throws Refusal {
    orders.take(next);
    if (phase == EnginePhase.IDLE && orders.plan().isPresent()) {
      phase = EnginePhase.PREPARING;
      afterSeconds(PREPARE_SECONDS, this::prepared);
    }
    if (orders.startMillis().isPresent() && !orders.stop()) {
      if (phase == EnginePhase.PREPARED) {
        begin(orders.startMillis().get());
      } else if (phase == EnginePhase.RUNNING) {
        deal();
      }
    }
    if (orders.stop() && phase != EnginePhase.FINISHED) {
      finish();
    }
    Status status = status();
    if (orders.release()) {
      kill();
      worker.released();
    }
    return status;
  }

  private void prepared() {
    if (phase == EnginePhase.PREPARING) {
      phase = EnginePhase.PREPARED;
    }
  }

  private void begin(long startMillis) {
    startNanos = TimeUnit.MILLISECONDS.toNanos(startMillis) + orders.clockOffsetNanos();
    phase = EnginePhase.RUNNING;
    Outline outline = load.outline();
    for (int i = 0; i < outline.populations().size(); i++) {
      Population population = outline.populations().get(i);
      workloads.add(new SimulatedWorkload(this, population, i, load));
    }
    long second = Math.max(-1, Math.floorDiv(runNanos(), 1_000_000_000L));
    atRunTime((second + 1) * 1_000_000_000L, this::tick);
    if (outline.throttled()) {
      ThrottleDealer throttle =
          new ThrottleDealer(holdings(), holdings().deal(0), RunTime.IDENTITY, s -> load.limit());
      atRunTime((second + 1) * 1_000_000_000L, () -> throttle(throttle));
    }
  }

  private void tick() {
    if (phase == EnginePhase.RUNNING) {
      deal();
      afterSeconds(1, this::tick);
    }
  }

  private void throttle(ThrottleDealer throttle) {
    if (phase == EnginePhase.RUNNING) {
      long second = Math.floorDiv(runNanos() + 500_000_000L, 1_000_000_000L);
      int allowed = throttle.in(second);
      if (admits(runNanos())) {
        target.allow(instance, second, allowed);
      }
      atRunTime((second + 1) * 1_000_000_000L, () -> throttle(throttle));
    }
  }

  private void deal() {
    workloads.forEach(w -> w.deal(runNanos()));
    if (workloads.stream().allMatch(SimulatedWorkload::complete)) {
      if (!admits(runNanos())) {
        failure = new Failure(Failure.Code.LEASE_ENDED, "No controller.");
      }
      finish();
    }
  }

  private void finish() {
    stopped = true;
    orders.holdings().ifPresent(Holdings::close);
    workloads.forEach(SimulatedWorkload::giveUp);
    phase = EnginePhase.FINISHED;
  }
}
