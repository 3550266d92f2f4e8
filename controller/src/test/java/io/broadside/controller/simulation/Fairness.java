package io.broadside.controller.simulation;

import io.broadside.controller.simulation.Target.Start;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** How evenly workers carry the load once a fleet is at rest. */
final class Fairness {

  /** Until all that changed last has settled: a newcomer prepares, slots pass on. */
  private static final double REST_SECONDS = 10;

  private static final double NANOS = 1e9;

  private final SimulatedRun run;
  private final double startNanos;
  private final long from;
  private final long to;
  private final List<String> carriers;

  private Fairness(SimulatedRun run) {
    this.run = run;
    double start = run.seconds() - run.second();
    this.startNanos = run.nowNanos() - run.second() * NANOS;
    double last = run.history().actions().stream().mapToDouble(Action::at).max().orElse(0);
    this.from = (long) Math.ceil(Math.max(0, last - start + REST_SECONDS));
    this.to = run.history().load().seconds();
    this.carriers =
        run.workers().values().stream()
            .filter(SimulatedWorker::isUp)
            .map(w -> w.engine().instance())
            .toList();
  }

  /** What was not fair in a run that has ended in peace; empty where all was. */
  static List<String> broken(SimulatedRun run) {
    Fairness fairness = new Fairness(run);
    List<String> faults = new ArrayList<>();
    if (fairness.from < fairness.to) {
      fairness.even("starts", fairness.starts(), 1 / 8.0, faults);
      fairness.even("requests let pass", fairness.allowed(), 1 / 8.0, faults);
    }
    return faults;
  }

  private void even(String what, Map<String, Long> parts, double off, List<String> faults) {
    double share = sum(parts.values()) / carriers.size();
    for (String carrier : carriers) {
      long part = parts.getOrDefault(carrier, 0L);
      if (Math.abs(part - share) > off * share + 8) {
        faults.add("%s of %s: %d of %s".formatted(what, carrier, part, parts));
      }
    }
  }

  private static double sum(Collection<Long> parts) {
    return parts.stream().mapToLong(n -> n).sum();
  }

  private Map<String, Long> starts() {
    Map<String, Long> parts = new HashMap<>();
    for (Start start : run.target.starts("open").values()) {
      double second = (start.nanos() - startNanos) / NANOS;
      if (second >= from && second < to) {
        parts.merge(start.instance(), 1L, Long::sum);
      }
    }
    return parts;
  }

  private Map<String, Long> allowed() {
    Map<String, Long> parts = new HashMap<>();
    LongStream.range(from, to)
        .mapToObj(s -> run.target.allowed().getOrDefault(s, Map.of()))
        .forEach(second -> second.forEach((who, n) -> parts.merge(who, (long) n, Long::sum)));
    return parts;
  }
}
