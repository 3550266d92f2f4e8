package io.broadside.controller.run;

import io.broadside.controller.api.RunRequest;
import io.broadside.controller.api.RunState;
import io.broadside.controller.api.RunView;
import io.broadside.controller.api.Verdicts;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run: takes what is heard of its workers, decides what they are to do. It sends nothing
 * itself. For the conductor's thread only.
 */
final class Run {

  /** Time for the start to reach every worker, and for the first users to be dealt. */
  private static final long START_LEAD_MILLIS = 3_000;

  /** How long a stopped run waits for its workers' last word. */
  private static final long STOP_PATIENCE_MILLIS = 5_000;

  /** More than another controller can have sent after what a worker has heard of it. */
  private static final long VERSIONS_AHEAD = 1_000;

  final String id;
  final RunRequest request;
  final Plan plan;
  private int workers;
  private boolean sized;
  private long createdAtMillis;
  private final long leaseMillis;
  private final long readyTimeoutMillis;
  private final Roster roster = new Roster();

  private RunState state = RunState.CREATED;
  private long version = 1;
  private @Nullable String problem;
  private @Nullable Outline outline;
  private @Nullable Course course;
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
    this.sized = !request.followsProfile();
    this.createdAtMillis = nowMillis;
    this.nowMillis = nowMillis;
    this.leaseMillis = TimeUnit.SECONDS.toMillis(orElse(request.leaseSeconds(), 120));
    this.readyTimeoutMillis = TimeUnit.SECONDS.toMillis(orElse(request.readyTimeoutSeconds(), 90));
  }

  /**
   * Goes on where another controller left off. Whatever it had proposed is forgotten.
   *
   * @param told the schedule that the workers follow
   * @param outline null where nobody knows it any more
   * @param startMillis when run time is 0 by this controller's clock, null before it is known
   */
  static Run resume(
      RunSnapshot left,
      Schedule told,
      @Nullable Outline outline,
      @Nullable Long startMillis,
      long nowMillis) {
    Run run = new Run(told.run(), left.request(), told.plan(), left.workers(), nowMillis);
    run.createdAtMillis = left.createdAtMillis();
    run.version = told.version() + VERSIONS_AHEAD;
    run.state = left.state();
    run.outline = outline;
    left.participants().forEach(run.roster::resume);
    if (outline != null && startMillis != null) {
      run.course = Course.resume(outline, startMillis, told, left.participants(), run.roster);
      run.state = run.course.second(nowMillis) < 0 ? RunState.READY : RunState.RUNNING;
    } else if (startMillis != null) {
      run.fail("Its controller ended, and no worker was left that knew its plan.");
    }
    if (left.stoppedAtMillis() > 0) {
      run.problem = left.problem();
      run.broke = left.broke();
      run.stopping = true;
      run.stoppedAtMillis = left.stoppedAtMillis();
    }
    return run;
  }

  /** What another controller would need to go on. */
  RunSnapshot snapshot(Function<String, String> members, RunRecord record) {
    Set<String> alive =
        roster.all().stream()
            .filter(p -> !p.done())
            .map(p -> p.instance)
            .collect(Collectors.toSet());
    return new RunSnapshot(
        request,
        createdAtMillis,
        workers,
        state,
        problem,
        broke,
        stopping ? stoppedAtMillis : 0,
        scheduleFor(null, 0),
        outline,
        roster.all().stream()
            .map(
                p ->
                    new Participation(
                        members.apply(p.instance),
                        p.status,
                        p.ended,
                        p.scrapedAtEnd,
                        course == null ? null : course.ledger.endOf(p.instance).orElse(null)))
            .toList(),
        record.observations(),
        record.metrics().without(alive),
        record.packedSeconds());
  }

  private static int orElse(@Nullable Integer value, int other) {
    return value == null ? other : value;
  }

  RunState state() {
    return state;
  }

  /** Begins with that many workers: one that scales by itself waits for this. */
  void require(int count) {
    workers = count;
    sized = true;
  }

  long leaseMillis() {
    return leaseMillis;
  }

  Optional<Outline> outline() {
    return Optional.ofNullable(outline);
  }

  /** Known from the moment on at which the start is. */
  Optional<Course> course() {
    return Optional.ofNullable(course);
  }

  Roster roster() {
    return roster;
  }

  /** Run seconds; negative before the start. */
  double second(long nowMillis) {
    return course == null ? Double.NEGATIVE_INFINITY : course.second(nowMillis);
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
        course == null ? null : course.startMillis,
        endedAtMillis,
        outline == null ? null : outline.profileSeconds(),
        workers,
        plan.seed(),
        plan.properties(),
        verdicts);
  }

  /** What a worker is told. */
  Schedule scheduleFor(@Nullable Participant participant, long clockOffsetNanos) {
    boolean left = participant != null && participant.status.leaving() && leftForGood(participant);
    return new Schedule(
        id,
        version,
        plan,
        course == null ? null : course.startMillis,
        clockOffsetNanos,
        course == null ? List.of() : course.epochs(),
        course == null ? null : course.proposal().orElse(null),
        course == null ? Map.of() : course.starts(),
        leaseMillis,
        stopping,
        state.isFinal() || left);
  }

  private boolean leftForGood(Participant participant) {
    return participant.finished() ? participant.scrapedAtEnd : course == null;
  }

  /** Hears a worker's status. */
  void heard(Status status) {
    roster.heard(status);
    if (course != null) {
      course.heard(status);
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
    }
  }

  /** Whether an outline is wanted, and whose. */
  Optional<Participant> toBeOutlined() {
    return outline == null && state == RunState.WAITING
        ? roster.ready().stream().findFirst()
        : Optional.empty();
  }

  /** An instance has ended, and these are the first ordinals that were due only afterwards. */
  void ended(String instance, Map<String, Long> firstAfter) {
    if (course != null) {
      course.ledger.ended(instance, firstAfter);
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

  /** Whether its load is being ended. */
  boolean stopping() {
    return stopping;
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
  boolean step(long nowMillis, Set<String> silent, Supplier<String> missing) {
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
    boolean obeyed =
        course == null || course.members().stream().allMatch(p -> p.done() || p.failed());
    if (obeyed || nowMillis - stoppedAtMillis > STOP_PATIENCE_MILLIS) {
      if (course != null) {
        course.cancel(stoppedAtMillis);
      }
      if (!broke && problem == null) {
        problem = "It was stopped by the operator.";
      }
      move(broke ? Event.BROKE : Event.STOPPED, nowMillis);
    }
  }

  private void stepToStart(long nowMillis, Supplier<String> missing) {
    List<Participant> ready = roster.ready();
    Set<String> digests = Roster.digests(ready);
    if (digests.size() > 1) {
      fail(
          "The workers do not agree on the simulation's arrivals (digests %s): it draws from what differs between them, such as a clock or an unseeded random number. Draw from a fixed seed instead."
              .formatted(digests));
    } else if (sized && outline != null && ready.size() >= enough(nowMillis)) {
      int room = plan.limits().workers();
      List<String> members = ready.stream().limit(room).map(p -> p.instance).toList();
      course = new Course(outline, nowMillis + START_LEAD_MILLIS, roster, members, room);
      version++;
      move(Event.PREPARED, nowMillis);
    } else if (nowMillis - createdAtMillis > readyTimeoutMillis) {
      fail(
          "Only %d of %d workers were ready after %d s. %s"
              .formatted(ready.size(), workers, readyTimeoutMillis / 1000, missing.get()));
    }
  }

  /**
   * All that are asked for, or once that has taken too long, as many as the request calls enough.
   */
  private int enough(long nowMillis) {
    Integer least = request.minWorkers();
    boolean late = nowMillis - createdAtMillis > readyTimeoutMillis;
    return late && least != null ? Math.min(least, workers) : workers;
  }

  private void stepOn(long nowMillis, Set<String> silent) {
    Course known = Objects.requireNonNull(course);
    double now = known.second(nowMillis);
    if (known.step(now, silent, version + 1)) {
      version++;
    }
    if (known.exhausted(now)) {
      move(Event.EXHAUSTED, nowMillis);
    }
    if (known.members().stream().allMatch(Participant::done)
        && (roster.anyThrough() || state == RunState.DRAINING)) {
      known.end();
      move(Event.DRAINED, nowMillis);
    }
  }
}
