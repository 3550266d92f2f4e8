package io.broadside.controller.run;

import io.broadside.controller.api.RunRequest;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Verdicts;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.membership.Crew;
import io.broadside.controller.membership.Membership;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run: takes what is heard of its workers, decides what they are to do. It sends nothing
 * itself. For the conductor's thread only.
 */
final class Run {

  /** Time for the start to reach every worker, and for the first users to be dealt. */
  private static final long START_LEAD_MILLIS = 3_000;

  /** Room for the users of a closed population that start while a new epoch is on its way. */
  private static final long CLOSED_MARGIN = 20_000;

  /** How long a stopped run waits for its workers' last word. */
  private static final long STOP_PATIENCE_MILLIS = 5_000;

  final String id;
  final RunRequest request;
  final Plan plan;
  final int workers;
  final long createdAtMillis;
  private final long leaseMillis;
  private final long readyTimeoutMillis;
  private final Map<String, Participant> participants = new TreeMap<>();
  private final Barrier barrier = new Barrier();

  private RunState state = RunState.CREATED;
  private long version = 1;
  private @Nullable String problem;
  private @Nullable Outline outline;
  private @Nullable Ledger ledger;
  private @Nullable Membership membership;
  private @Nullable Long startMillis;
  private @Nullable Long endedAtMillis;
  private @Nullable Verdicts verdicts;
  private boolean stopping;
  private boolean broke;
  private long stoppedAtMillis;
  private long nowMillis;

  Run(String id, RunRequest request, Plan plan, int workers, long nowMillis) {
    this.id = id;
    this.request = request;
    this.plan = plan;
    this.workers = workers;
    this.createdAtMillis = nowMillis;
    this.nowMillis = nowMillis;
    this.leaseMillis = TimeUnit.SECONDS.toMillis(orElse(request.leaseSeconds(), 120));
    this.readyTimeoutMillis = TimeUnit.SECONDS.toMillis(orElse(request.readyTimeoutSeconds(), 90));
  }

  private static int orElse(@Nullable Integer value, int other) {
    return value == null ? other : value;
  }

  RunState state() {
    return state;
  }

  long leaseMillis() {
    return leaseMillis;
  }

  Optional<Outline> outline() {
    return Optional.ofNullable(outline);
  }

  Optional<Ledger> ledger() {
    return Optional.ofNullable(ledger);
  }

  Collection<Participant> participants() {
    return participants.values();
  }

  Optional<Participant> participant(@Nullable String instance) {
    return instance == null ? Optional.empty() : Optional.ofNullable(participants.get(instance));
  }

  /** The epoch that is in force now. */
  Optional<Epoch> epoch(long nowMillis) {
    Membership known = membership;
    return known == null
        ? Optional.empty()
        : known.epochs().reversed().stream()
            .filter(e -> e.fromSecond() <= Math.max(0, second(nowMillis)))
            .findFirst();
  }

  /** Run seconds; negative before the start. */
  double second(long nowMillis) {
    return startMillis == null ? Double.NEGATIVE_INFINITY : (nowMillis - startMillis) / 1000.0;
  }

  /** When run time is 0, once known. */
  Optional<Long> startMillis() {
    return Optional.ofNullable(startMillis);
  }

  RunView view() {
    return new RunView(
        id,
        request.simulation(),
        outline == null ? request.simulationClass() : outline.simulation(),
        request.target(),
        state,
        problem,
        createdAtMillis,
        startMillis,
        endedAtMillis,
        profileSeconds(),
        workers,
        plan.seed(),
        plan.properties(),
        verdicts);
  }

  /**
   * Length of the profile; where populations follow one another, their sum, which users' ends add
   * to.
   */
  private @Nullable Long profileSeconds() {
    if (outline == null) {
      return null;
    }
    long roots = 0;
    long children = 0;
    for (Population p : outline.populations()) {
      roots = Math.max(roots, p.after().isEmpty() ? p.seconds() : 0);
      children += p.after().isEmpty() ? 0 : p.seconds();
    }
    Long most = outline.maxDurationSeconds();
    return most == null ? roots + children : Math.min(most, roots + children);
  }

  /** What a worker is told. */
  Schedule scheduleFor(@Nullable Participant participant, long clockOffsetNanos) {
    boolean left = participant != null && participant.status.leaving() && leftForGood(participant);
    return new Schedule(
        id,
        version,
        plan,
        startMillis,
        clockOffsetNanos,
        membership == null ? List.of() : membership.epochs(),
        membership == null ? null : membership.proposal().orElse(null),
        barrier.starts(),
        leaseMillis,
        stopping,
        state.isFinal() || left);
  }

  private boolean leftForGood(Participant participant) {
    boolean member =
        membership != null
            && (membership.latest().members().contains(participant.instance)
                || membership
                    .proposal()
                    .map(p -> p.members().contains(participant.instance))
                    .orElse(false));
    return participant.finished() ? participant.scrapedAtEnd : startMillis == null && !member;
  }

  /** Hears a worker's status. */
  void heard(Status status) {
    Participant participant =
        participants.computeIfAbsent(status.instance(), x -> new Participant(status));
    participant.status = status;
    if (ledger != null) {
      status
          .progress()
          .forEach(
              (p, progress) -> ledger.reported(status.instance(), p, progress.startedThrough()));
    }
    Integer acknowledged = status.acknowledged();
    if (membership != null && acknowledged != null) {
      membership.acknowledged(status.instance(), status.version(), acknowledged);
    }
    Failure failure = status.failure();
    if (failure != null) {
      fail(failure.message());
    }
  }

  /** Hears that the engine before an instance broke down during this run. */
  void heard(LastExit exit) {
    if (!exit.run().equals(id)) {
      return;
    }
    boolean untilStart = state == RunState.WAITING || state == RunState.CREATED;
    if (untilStart || exit.failure().code() == Failure.Code.SIMULATION_EXITED) {
      fail(exit.failure().message());
    }
  }

  /** The start of the plan is known from that worker's outline. */
  void outlined(Outline known) {
    if (outline == null) {
      outline = known;
      ledger = new Ledger(known);
    }
  }

  /** Whether an outline is wanted, and whose. */
  Optional<Participant> toBeOutlined() {
    return outline == null && state == RunState.WAITING
        ? participants.values().stream().filter(p -> p.prepared() && !p.ended).findFirst()
        : Optional.empty();
  }

  /** An instance has ended, and these are the first ordinals that were due only afterwards. */
  void ended(String instance, Map<String, Long> firstAfter) {
    if (ledger != null) {
      ledger.ended(instance, firstAfter);
    }
  }

  void fail(String why) {
    if (!state.isFinal() && !broke) {
      problem = why;
      broke = true;
      stop(nowMillis);
    }
  }

  /** The operator ends it. */
  void stop(long nowMillis) {
    if (!stopping && !state.isFinal()) {
      stopping = true;
      version++;
      stoppedAtMillis = nowMillis;
    }
  }

  void judged(Verdicts known) {
    verdicts = known;
  }

  private void move(Event event, long nowMillis) {
    state = Lifecycle.next(state, event);
    if (state.isFinal() && endedAtMillis == null) {
      endedAtMillis = nowMillis;
      version++;
    }
  }

  /**
   * Takes the next step that can be taken.
   *
   * @param silent instances that cannot be reached
   * @param missing says which workers are not ready, and why
   * @return whether the schedule has changed
   */
  boolean step(long nowMillis, Set<String> silent, java.util.function.Supplier<String> missing) {
    long before = version;
    this.nowMillis = nowMillis;
    if (stopping) {
      stepToStop(nowMillis);
    } else {
      switch (state) {
        case CREATED -> move(Event.ASKED, nowMillis);
        case WAITING -> stepToStart(nowMillis, missing);
        case READY -> {
          if (second(nowMillis) >= 0) {
            move(Event.STARTED, nowMillis);
          }
        }
        case RUNNING, DRAINING -> stepOn(nowMillis, silent);
        case FINISHED, FAILED, ABORTED -> {}
      }
    }
    return version != before;
  }

  private void stepToStop(long nowMillis) {
    boolean obeyed = members().stream().allMatch(p -> p.done() || failed(p));
    if (obeyed || startMillis == null || nowMillis - stoppedAtMillis > STOP_PATIENCE_MILLIS) {
      if (ledger != null) {
        endAll(ledger);
        ledger.cancelAfter((long) Math.floor(Math.max(-1, second(stoppedAtMillis))));
      }
      if (!broke && problem == null) {
        problem = "It was stopped by the operator.";
      }
      move(broke ? Event.BROKE : Event.STOPPED, nowMillis);
    }
  }

  private static boolean failed(Participant participant) {
    return participant.status.failure() != null;
  }

  private void stepToStart(long nowMillis, java.util.function.Supplier<String> missing) {
    List<Participant> ready =
        participants.values().stream()
            .filter(p -> p.prepared() && !p.ended && !p.status.leaving())
            .toList();
    Set<String> digests = new HashSet<>();
    ready.forEach(p -> digests.add(String.valueOf(p.status.digest())));
    if (digests.size() > 1) {
      fail(
          "The workers do not agree on the simulation's arrivals (digests %s): it draws from what differs between them, such as a clock or an unseeded random number. Draw from a fixed seed instead."
              .formatted(digests));
    } else if (ready.size() >= workers && outline != null) {
      startMillis = nowMillis + START_LEAD_MILLIS;
      membership =
          new Membership(
              ready.stream().limit(plan.limits().workers()).map(p -> p.instance).toList());
      java.util.Objects.requireNonNull(ledger).append(membership.latest());
      version++;
      move(Event.PREPARED, nowMillis);
    } else if (nowMillis - createdAtMillis > readyTimeoutMillis) {
      fail(
          "Only %d of %d workers were ready after %d s. %s"
              .formatted(ready.size(), workers, readyTimeoutMillis / 1000, missing.get()));
    }
  }

  private void stepOn(long nowMillis, Set<String> silent) {
    Membership epochs = java.util.Objects.requireNonNull(membership);
    Ledger book = java.util.Objects.requireNonNull(ledger);
    Outline known = java.util.Objects.requireNonNull(outline);
    double now = second(nowMillis);
    Map<String, Long> released =
        epochs.proposal().isEmpty() ? barrier.release(known, participants.values(), now) : Map.of();
    if (!released.isEmpty()) {
      released.forEach(book::startsAt);
      version++;
    }
    Membership.Change change =
        epochs.step(now, crew(silent), version + 1, second -> firstOrdinals(book, known, second));
    if (change != Membership.Change.NONE) {
      version++;
    }
    if (change == Membership.Change.CONFIRMED) {
      book.append(epochs.latest());
    }
    if (barrier.allStarted(known) && exhausted(known, now)) {
      move(Event.EXHAUSTED, nowMillis);
    }
    if (members().stream().allMatch(Participant::done)
        && (exhaustedForAll() || state == RunState.DRAINING)) {
      finish(nowMillis, book);
    }
  }

  private void finish(long nowMillis, Ledger book) {
    endAll(book);
    move(Event.DRAINED, nowMillis);
  }

  /** The last word of everybody who has not died is complete. */
  private void endAll(Ledger book) {
    participants.values().stream()
        .filter(p -> !p.ended)
        .forEach(p -> book.ended(p.instance, Map.of()));
  }

  /** Those who ever had a share. */
  private List<Participant> members() {
    Membership known = membership;
    return known == null
        ? List.of()
        : participants.values().stream()
            .filter(p -> known.epochs().stream().anyMatch(e -> e.members().contains(p.instance)))
            .toList();
  }

  private boolean exhaustedForAll() {
    return participants.values().stream().anyMatch(p -> p.finished() && !p.status.leaving());
  }

  private boolean exhausted(Outline known, double now) {
    Long most = known.maxDurationSeconds();
    if (most != null && now >= most) {
      return true;
    }
    return known.populations().stream()
        .allMatch(p -> now >= barrier.starts().getOrDefault(p.name(), 0L) + p.seconds());
  }

  private Crew crew(Set<String> silent) {
    SortedSet<String> willing = new TreeSet<>();
    Set<String> alive = new HashSet<>();
    int room = plan.limits().workers();
    for (Participant p : participants.values()) {
      boolean working = !p.ended && !p.finished() && !failed(p);
      if (working) {
        alive.add(p.instance);
      }
      if (working && p.prepared() && !p.status.leaving() && willing.size() < room) {
        willing.add(p.instance);
      }
    }
    return new Crew(willing, alive, silent);
  }

  /** Open populations by the outline; closed ones safely above what has been used. */
  private Map<String, Long> firstOrdinals(Ledger book, Outline known, long second) {
    Map<String, Long> first = new HashMap<>(book.firstOrdinals(second));
    for (Population p : known.populations()) {
      if (p.sharded() && p.model() == Population.Model.CLOSED) {
        long reached =
            participants.values().stream().mapToLong(x -> x.reached(p.name())).max().orElse(0);
        long latest = java.util.Objects.requireNonNull(membership).latest().firstOrdinal(p.name());
        first.put(p.name(), Math.max(reached, latest) + CLOSED_MARGIN);
      }
    }
    return first;
  }
}
