package io.broadside.controller.run;

import io.broadside.controller.api.RunState;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.ledger.Ledger;
import io.broadside.protocol.plan.Outline;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: takes what is heard of its workers, decides what they are to do. It sends nothing
 * itself. For the conductor's thread only.
 */
public final class Run {

  /** More than another controller can have sent after what a worker has heard of it. */
  private static final long VERSIONS_AHEAD = 1_000;

  private final Spec spec;
  private final Quorum quorum;
  private final Roster roster = new Roster();
  private final Beginnings beginnings = new Beginnings();

  private RunState state = RunState.CREATED;
  private long version = 1;
  private @Nullable Outline outline;
  private @Nullable Course course;
  private @Nullable Stop stop;
  private @Nullable String shortfall;
  private @Nullable Long endedAtMillis;
  private long nowMillis;

  /** A new run, of which no worker knows yet. */
  public Run(Spec spec) {
    this(spec, spec.createdAtMillis());
  }

  private Run(Spec spec, long nowMillis) {
    this.spec = spec;
    this.nowMillis = nowMillis;
    this.quorum = new Quorum(spec, nowMillis);
  }

  /**
   * Goes on where another controller left off. Whatever it had proposed is forgotten.
   *
   * @param told the schedule that the workers follow
   * @param outline null where nobody knows it any more
   * @param startMillis when run time is 0 by this controller's clock, null before it is known
   */
  public static Run resume(
      RunSnapshot left,
      Schedule told,
      @Nullable Outline outline,
      @Nullable Long startMillis,
      long nowMillis) {
    Run run = new Run(Spec.resume(left, told), nowMillis);
    run.version = told.version() + VERSIONS_AHEAD;
    run.state = left.state();
    run.outline = outline;
    left.participants().forEach(run.roster::resume);
    Long formerStart = left.schedule().startMillis();
    long shiftMillis = startMillis == null || formerStart == null ? 0 : startMillis - formerStart;
    for (Participation part : left.participants()) {
      if (part.beganNanos() != null) {
        run.beginnings.resume(
            part.status().instance(),
            part.beganNanos() + TimeUnit.MILLISECONDS.toNanos(shiftMillis));
      }
    }
    if (outline != null && startMillis != null) {
      run.course = Course.resume(outline, startMillis, told, left.participants(), run.roster);
      run.state = run.course.second(nowMillis) < 0 ? RunState.READY : RunState.RUNNING;
    } else if (startMillis != null) {
      run.fail("Its controller ended, and no worker was left that knew its plan.");
    }
    if (left.stoppedAtMillis() > 0) {
      Stop.Cause other = left.problem() == null ? Stop.Cause.OPERATOR : Stop.Cause.SIMULATION;
      Stop.Cause cause = left.broke() ? Stop.Cause.FAULT : other;
      run.stop = new Stop(left.stoppedAtMillis(), cause, left.problem());
    } else if (told.stop()) {
      run.stop(nowMillis);
    } else {
      run.shortfall = left.problem();
    }
    return run;
  }

  /** What is to be run. */
  public Spec spec() {
    return spec;
  }

  /** Names it, here and among the workers. */
  public String id() {
    return spec.id();
  }

  /** Where it is in its life. */
  public RunState state() {
    return state;
  }

  /** How many workers it waits for. */
  public int workers() {
    return quorum.workers();
  }

  /** Begins with that many workers: one that scales by itself waits for this. */
  public void require(int count) {
    quorum.require(count);
  }

  /** What its plan comes to, once a worker has said so. */
  public Optional<Outline> outline() {
    return Optional.ofNullable(outline);
  }

  /** Known from the moment on at which the start is. */
  public Optional<Course> course() {
    return Optional.ofNullable(course);
  }

  /** The book of its arrivals; there is one from the moment on at which the start is known. */
  public Optional<Ledger> ledger() {
    return course().map(Course::ledger);
  }

  /** Whether, since when and why its load is being ended. */
  public Optional<Stop> stopped() {
    return Optional.ofNullable(stop);
  }

  /** What is wrong with it: why it ended early, or else began with fewer workers than wished. */
  public Optional<String> problem() {
    return Optional.ofNullable(stop == null ? shortfall : stop.problem(state));
  }

  /** When it became final, in milliseconds since 1970. */
  public Optional<Long> endedAtMillis() {
    return Optional.ofNullable(endedAtMillis);
  }

  /** Everybody who has taken part in it. */
  public Roster roster() {
    return roster;
  }

  /** Run seconds; negative before the start. */
  public double second(long nowMillis) {
    return course == null ? Double.NEGATIVE_INFINITY : course.second(nowMillis);
  }

  /** The part of the load that an instance carries now, 0 to 1. */
  public double share(String instance, long nowMillis) {
    boolean loaded = state == RunState.READY || state == RunState.RUNNING;
    return course == null || !loaded ? 0 : course.share(instance, nowMillis);
  }

  /**
   * What a worker is told.
   *
   * @param instance null for one that takes no part yet
   */
  public Schedule scheduleFor(@Nullable String instance, long clockOffsetNanos) {
    boolean left = roster.find(instance).map(p -> p.left(course != null)).orElse(false);
    return new Schedule(
        id(),
        version,
        spec.plan(),
        course == null ? null : course.startMillis(),
        clockOffsetNanos,
        course == null ? List.of() : course.epochs(),
        course == null ? null : course.proposal().orElse(null),
        course == null ? Map.of() : course.starts(),
        spec.leaseMillis(),
        stop != null,
        state.isFinal() || left);
  }

  /** When its instances began. */
  public Beginnings beginnings() {
    return beginnings;
  }

  /** How far apart those began who were there at the start; empty until all have told. */
  public Optional<Double> startSkewMillis() {
    List<String> gone =
        roster.all().stream().filter(Participant::ended).map(Participant::instance).toList();
    return course().flatMap(c -> beginnings.skewMillis(c.epochs().getFirst().members(), gone));
  }

  /**
   * Hears a worker's status.
   *
   * @param clockOffsetNanos its clock minus this controller's
   */
  public void heard(Status status, long clockOffsetNanos) {
    roster.heard(status);
    beginnings.heard(status, clockOffsetNanos);
    if (course != null) {
      course.heard(status);
    }
    Failure failure = status.failure();
    if (failure != null && leftOut(status.instance()).isEmpty()) {
      switch (failure.code()) {
        case LEASE_ENDED -> {} // it comes back as another instance
        case SIMULATION_STOPPED -> end(Stop.Cause.SIMULATION, failure.message());
        default -> fail(failure.message());
      }
    }
  }

  /** Why the run goes on without an instance that never had a share; empty where it does not. */
  public Optional<String> leftOut(String instance) {
    return course().flatMap(c -> roster.find(instance).flatMap(c::objection));
  }

  /** Hears that the engine before an instance broke down during this run. */
  public void heard(LastExit exit) {
    if (!exit.run().equals(id())) {
      return;
    }
    boolean untilStart = state == RunState.WAITING || state == RunState.CREATED;
    if (untilStart || exit.failure().code() == Failure.Code.SIMULATION_EXITED) {
      fail(exit.failure().message());
    }
  }

  /** Learns what the plan comes to. */
  public void outlined(Outline known) {
    if (outline == null) {
      outline = known;
    }
  }

  /** The instance that is to be asked for an outline; empty where none is wanted. */
  public Optional<String> toBeOutlined() {
    return outline == null && state == RunState.WAITING
        ? roster.ready().stream().findFirst().map(Participant::instance)
        : Optional.empty();
  }

  /**
   * An instance has ended, and until {@link #ended} says better, these are the first ordinals that
   * were due only afterwards.
   */
  public void ending(String instance, Map<String, Long> firstAfter) {
    course().ifPresent(c -> c.ending(instance, firstAfter));
  }

  /** An instance has ended, and these are the first ordinals that were due only afterwards. */
  public void ended(String instance, Map<String, Long> firstAfter) {
    ledger().ifPresent(l -> l.ended(instance, firstAfter));
  }

  /** It cannot go on, for that reason. */
  public void fail(String why) {
    if (!state.isFinal() && (stop == null || !stop.broke())) {
      version += stop == null ? 1 : 0;
      stop = new Stop(stop == null ? nowMillis : stop.atMillis(), Stop.Cause.FAULT, why);
    }
  }

  /** The operator ends it; a run that is final or is being ended already does not care. */
  public void stop(long nowMillis) {
    this.nowMillis = nowMillis;
    end(Stop.Cause.OPERATOR, null);
  }

  private void end(Stop.Cause cause, @Nullable String reason) {
    if (stop == null && !state.isFinal()) {
      stop = new Stop(nowMillis, cause, reason);
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
  public boolean step(long nowMillis, Set<String> silent, Supplier<String> missing) {
    long before = version;
    this.nowMillis = nowMillis;
    if (stop != null) {
      stepToStop(stop, nowMillis);
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

  private void stepToStart(long nowMillis, Supplier<String> missing) {
    List<Participant> ready = roster.ready();
    Optional<String> disagreement = quorum.disagreement(ready, outline);
    if (disagreement.isPresent()) {
      fail(disagreement.get());
    } else if (outline != null && quorum.met(ready.size(), nowMillis)) {
      if (ready.size() < quorum.workers()) {
        shortfall = quorum.shortfall(ready.size(), missing.get());
      }
      course = Course.begin(outline, nowMillis, roster, spec.plan().limits().workers());
      version++;
      move(Event.PREPARED, nowMillis);
    } else if (quorum.late(nowMillis)) {
      fail(quorum.shortfall(ready.size(), missing.get()));
    }
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

  private void stepToStop(Stop asked, long nowMillis) {
    boolean obeyed =
        course == null || course.members().stream().allMatch(p -> p.done() || p.failed());
    if (obeyed || asked.late(nowMillis)) {
      if (course != null) {
        course.cancel(asked.atMillis());
      }
      move(asked.event(), nowMillis);
    }
  }

  private void move(Event event, long nowMillis) {
    state = Lifecycle.next(state, event);
    if (state.isFinal() && endedAtMillis == null) {
      endedAtMillis = nowMillis;
      version++;
    }
  }
}
