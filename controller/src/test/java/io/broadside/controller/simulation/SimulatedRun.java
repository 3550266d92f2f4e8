package io.broadside.controller.simulation;

import io.broadside.controller.RunRequests;
import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Plays a history from the first worker to the end of the run. */
final class SimulatedRun implements Fleet {

  private static final double LEASE_OF_CONTROLLERS = 15;
  private static final double PATIENCE_SECONDS = 120;

  final Target target = new Target();
  final SimulatedNetwork network;
  private final SimulatedHistory history;
  private final Events events = new Events();
  private final Map<String, SimulatedWorker> workers = new TreeMap<>();
  private final List<SimulatedController> controllers = new ArrayList<>();
  private byte[] kept = new byte[0];
  private long term = 1;
  private int joined;
  private double seconds;

  private SimulatedRun(SimulatedHistory history, boolean weighing) {
    this.history = history;
    this.network =
        new SimulatedNetwork(events, new Random(history.seed()), workers, history.load(), weighing);
  }

  /** Plays it to its end. */
  static SimulatedRun of(SimulatedHistory history) {
    return of(history, false, r -> {});
  }

  /**
   * Plays it to its end.
   *
   * @param weighing whether the size of messages is looked at
   * @param watcher looks at it twice a second
   */
  static SimulatedRun of(
      SimulatedHistory history, boolean weighing, Consumer<SimulatedRun> watcher) {
    SimulatedRun run = new SimulatedRun(history, weighing);
    run.play(watcher);
    return run;
  }

  private void play(Consumer<SimulatedRun> watcher) {
    for (int i = 0; i < history.workers(); i++) {
      join();
    }
    int most = Math.max(12, history.workers() + history.actions().size());
    Plan plan =
        Plan.of(
            new Source.OnClassPath("Simulated"),
            1,
            new Limits(1_000_000, 100_000, Math.min(most, 1_000)));
    Spec spec =
        new Spec(
            "run",
            RunRequests.of(Map.of("leaseSeconds", history.leaseSeconds(), "minWorkers", 1)),
            plan,
            history.workers(),
            20,
            TimeUnit.NANOSECONDS.toMillis(events.nanos()));
    controllers.add(SimulatedController.begin(events, this, network, spec, this::keep));
    long begin = events.nanos();
    for (Action action : history.actions()) {
      events.at(begin + Math.round(action.at() * 1e9), () -> take(action));
    }
    double longest = 2 * history.load().seconds() + history.leaseSeconds() + PATIENCE_SECONDS;
    for (; seconds < longest && !controller().isOver(); seconds += 0.5) {
      events.runUntil(begin + Math.round(seconds * 1e9));
      if (!Double.isInfinite(second())) {
        network.become(history.conditions());
      }
      watcher.accept(this);
    }
  }

  private void keep(byte[] packed) {
    kept = packed;
  }

  private void join() {
    SimulatedWorker worker = new SimulatedWorker(events, ++joined, history.load(), target);
    workers.put(worker.name(), worker);
  }

  private void take(Action action) {
    switch (action) {
      case Action.Join a -> join();
      case Action.Leave a ->
          one(a.who()).filter(w -> w != workers.get("worker-1")).ifPresent(SimulatedWorker::leave);
      case Action.Kill a -> one(a.who()).ifPresent(SimulatedWorker::kill);
      case Action.Crash a -> one(a.who()).ifPresent(SimulatedWorker::crash);
      case Action.Pause a -> one(a.who()).ifPresent(w -> w.pause(a.seconds()));
      case Action.Deaf a -> one(a.who()).ifPresent(w -> w.deafUntil = in(a.seconds()));
      case Action.Mute a -> one(a.who()).ifPresent(w -> w.muteUntil = in(a.seconds()));
      case Action.Replace a -> {
        controller().kill();
        events.after(LEASE_OF_CONTROLLERS / 3, this::takeOver);
      }
      case Action.Freeze a -> {
        SimulatedController frozen = controller();
        frozen.pause(a.seconds());
        if (a.seconds() > LEASE_OF_CONTROLLERS) {
          events.after(LEASE_OF_CONTROLLERS, this::takeOver);
        }
      }
    }
  }

  private long in(double seconds) {
    return events.nanos() + Math.round(seconds * 1e9);
  }

  private Optional<SimulatedWorker> one(int who) {
    List<SimulatedWorker> up = workers.values().stream().filter(SimulatedWorker::isUp).toList();
    return up.isEmpty() ? Optional.empty() : Optional.of(up.get(who % up.size()));
  }

  private void takeOver() {
    if (kept.length > 0 && !controller().isOver()) {
      controllers.forEach(SimulatedController::replace);
      controllers.add(SimulatedController.adopt(events, this, network, kept, ++term, this::keep));
    }
  }

  /** The controller that steers. */
  SimulatedController controller() {
    return controllers.getLast();
  }

  /** What the last controller makes of it. */
  RunReport report() {
    return controller().report().orElseThrow();
  }

  SimulatedHistory history() {
    return history;
  }

  /** How long it has been going on, in simulated seconds. */
  double seconds() {
    return seconds;
  }

  long nowNanos() {
    return events.nanos();
  }

  double second() {
    return controller()
        .report()
        .map(r -> r.run().second(TimeUnit.NANOSECONDS.toMillis(events.nanos())))
        .orElse(Double.NEGATIVE_INFINITY);
  }

  Map<String, SimulatedWorker> workers() {
    return workers;
  }

  @Override
  public void scale(int wanted) {}

  @Override
  public int wanted() {
    return workers.size();
  }

  @Override
  public Duration startLead() {
    return Duration.ofMillis(history.leadMillis());
  }

  @Override
  public List<Member> members() {
    return workers.values().stream()
        .map(SimulatedWorker::member)
        .sorted(Comparator.comparing(Member::worker))
        .toList();
  }

  @Override
  public void onChange(Runnable listener) {}

  @Override
  public void close() {}
}
