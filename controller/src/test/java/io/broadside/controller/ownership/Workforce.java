package io.broadside.controller.ownership;

import io.broadside.controller.Said;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Status;
import io.broadside.worker.dealing.Holdings;
import io.broadside.worker.dealing.OpenDealer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Workers with holdings of their own beside the ownership that they are told of, ten arrivals a
 * second, and nothing that is heard unless a test has it heard.
 */
final class Workforce {

  static final Set<Kind> KINDS = Set.of(Kind.values());
  private static final long SECOND = 1_000_000_000;
  private static final int PER_SECOND = 10;

  /** One worker. */
  static final class Worker {
    final Holdings holdings;
    private final OpenDealer dealer;
    private Slots occupied = Slots.NONE;

    Worker(int slots) {
      holdings = new Holdings(slots);
      dealer =
          new OpenDealer(
              holdings,
              "p",
              Deal.of(slots, 0),
              RunTime.IDENTITY,
              LongStream.range(0, 100_000).map(k -> k * SECOND / PER_SECOND).iterator());
    }
  }

  final Ownership ownership;
  final Map<String, Worker> working = new TreeMap<>();
  final Set<String> leaving = new TreeSet<>();
  final Set<String> silent = new HashSet<>();
  final List<Map.Entry<String, Tenure>> past = new ArrayList<>();
  private final int slots;
  double now;

  /** Nobody is there yet. */
  Workforce(int slots) {
    this.slots = slots;
    ownership = new Ownership(slots, KINDS, new Unread(), Workforce::border, Map::of);
  }

  /** The border that begins with a run second. */
  static Border border(long second) {
    return new Border(second, Map.of("p", second * PER_SECOND));
  }

  /** Another worker can take slots. */
  void joins(String instance) {
    working.put(instance, new Worker(slots));
  }

  /** One is no more; it has started nobody who is due later than now. */
  void dies(String instance) {
    Worker worker = working.remove(instance);
    leaving.remove(instance);
    Border after = border((long) Math.floor(now) + 1);
    if (worker != null) {
      for (Tenure tenure : worker.holdings.tenures()) {
        Border end = tenure.until() == null ? after : tenure.until().atMost(after);
        past.add(Map.entry(instance, tenure.until(end.atLeast(tenure.from()))));
      }
    }
    ownership.gone(instance, after);
  }

  /** Time passes, and the next step is taken. */
  boolean step(double seconds) {
    now += seconds;
    List<String> willing =
        working.keySet().stream()
            .filter(w -> !leaving.contains(w))
            .sorted(Comparator.comparing((String w) -> !ownership.owns(w)))
            .toList();
    return ownership.step(now, new Crew(willing, leaving, silent));
  }

  /** A worker deals two seconds ahead. */
  void deals(String instance) {
    Worker worker = worker(instance);
    long nanos = (long) (now * SECOND);
    worker.holdings.requests((long) Math.floor(now));
    worker.dealer.skip(0, nanos, worker.holdings.firstPossible("p"));
    worker.dealer.deal(0, nanos, nanos + 2 * SECOND, (ordinal, due) -> {});
  }

  /** What it is told now; empty where it was told nothing yet. */
  Optional<Map.Entry<Long, Assignment>> toTell(String instance) {
    return ownership.assignment(instance).map(a -> Map.entry(ownership.version(instance), a));
  }

  /**
   * It is told something.
   *
   * @param staying of the places that it loses, those whose users go on
   */
  void hears(String instance, Map.Entry<Long, Assignment> told, Slots staying) {
    Worker worker = worker(instance);
    Slots before = worker.holdings.places();
    worker.holdings.take(told.getKey(), told.getValue());
    Slots lost = before.minus(worker.holdings.places());
    worker.occupied = worker.occupied.plus(lost.and(staying)).minus(worker.holdings.places());
  }

  /** Users in places that it has given up end, but for those. */
  void usersEnd(String instance, Slots staying) {
    Worker worker = worker(instance);
    worker.occupied = worker.occupied.and(staying);
  }

  /** What it says of itself. */
  Status says(String instance) {
    Worker worker = worker(instance);
    Said said = Said.by(instance).occupying(worker.occupied);
    if (worker.holdings.version() > 0) {
      said.version(worker.holdings.version(), worker.holdings.letGo());
      said.took(Objects.requireNonNull(worker.holdings.took()));
    }
    return said.status();
  }

  private Worker worker(String instance) {
    return Objects.requireNonNull(working.get(instance), instance);
  }

  /** Everybody but the silent hears, answers and is heard, again and again, until all is done. */
  int settle() {
    int steps = 0;
    while (step(0.5) || waiting()) {
      for (String w : List.copyOf(working.keySet())) {
        if (!silent.contains(w)) {
          toTell(w).ifPresent(told -> hears(w, told, Slots.NONE));
          ownership.heard(says(w));
        }
      }
      if (steps++ > 50) {
        throw new AssertionError("it does not come to rest");
      }
    }
    return steps;
  }

  private boolean waiting() {
    return working.entrySet().stream()
        .filter(w -> !silent.contains(w.getKey()))
        .anyMatch(w -> ownership.version(w.getKey()) != w.getValue().holdings.version());
  }

  /** What a worker has had, as it knows itself. */
  Stream<Tenure> tenures(String instance) {
    return worker(instance).holdings.tenures().stream();
  }

  /** What a worker owns, as it knows itself. */
  Slots owned(String instance, Kind kind) {
    return tenures(instance)
        .filter(t -> t.kind() == kind && t.open())
        .map(Tenure::slots)
        .reduce(Slots.NONE, Slots::plus);
  }

  /** Of places, those that a worker may start users in, or has users in. */
  Slots used(String instance) {
    Worker worker = worker(instance);
    return worker.holdings.places().plus(worker.occupied);
  }

  /** Is told, and forgets. */
  private static final class Unread implements Register {

    @Override
    public void granted(String instance, Tenure tenure) {}

    @Override
    public void took(String instance, long version, Border from) {}

    @Override
    public void released(String instance, Slots lost, Border until) {}

    @Override
    public void claimed(String instance, List<Tenure> tenures, boolean still) {}
  }
}
