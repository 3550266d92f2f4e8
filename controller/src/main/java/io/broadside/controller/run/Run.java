package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.Standing;
import io.broadside.controller.handover.StopCause;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.run.life.Life;
import io.broadside.controller.run.life.RunEvent;
import io.broadside.controller.run.life.Stop;
import io.broadside.controller.run.participant.Participant;
import io.broadside.controller.run.participant.Roster;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: it takes its workers' statuses and decides what the workers do. It sends nothing itself.
 * For the conductor's thread only.
 */
public final class Run {

  private final Spec spec;
  private final long term;
  private final Quorum quorum;
  private final Life life = new Life();
  private final Roster roster = new Roster();
  private final Beginnings beginnings = new Beginnings();

  private boolean changed;
  private Duration lead = Duration.ofSeconds(3);
  private @Nullable Outline outline;
  private @Nullable Course course;
  private @Nullable String shortfall;
  private @Nullable String awaited;
  private long nowMillis;

  /**
   * A new run, of which no worker knows yet.
   *
   * @param term of its controller
   */
  public Run(Spec spec, long term) {
    this(spec, term, spec.createdAtMillis());
  }

  private Run(Spec spec, long term, long nowMillis) {
    this.spec = spec;
    this.term = term;
    this.nowMillis = nowMillis;
    this.quorum = new Quorum(spec, nowMillis);
  }

  /** Goes on where another controller left off. */
  public static Run resume(Inheritance inherited) {
    long nowMillis = inherited.nowMillis();
    Spec spec = Spec.resume(inherited.left(), inherited.plan());
    Run run = new Run(spec, inherited.term(), nowMillis);
    Outline outline = inherited.outline();
    Long startMillis = inherited.startMillis();
    RunState state = inherited.left().state();
    run.outline = outline;
    run.shortfall = inherited.shortfall();
    inherited.left().participants().forEach(run.roster::resume);
    run.beginnings.resume(inherited);
    if (outline != null && startMillis != null) {
      run.course = Course.resume(spec, outline, startMillis, inherited, run.roster);
      state = run.second(nowMillis) < 0 ? RunState.READY : RunState.RUNNING;
    }
    run.life.resume(inherited, state);
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
    return life.state();
  }

  /** How many workers it waits for. */
  public int workers() {
    return quorum.workers();
  }

  /** Tells its workers the start so long before it. */
  public void lead(Duration time) {
    lead = time;
  }

  /** Begins with that many workers: one that scales by itself waits for this. */
  public void require(int count) {
    quorum.require(count);
  }

  /** Does not start before that, where it is anything. */
  public void await(@Nullable String what) {
    awaited = what;
  }

  /** What it waits for, beside its workers. */
  public Optional<String> awaited() {
    return Optional.ofNullable(state() == RunState.WAITING ? awaited : null);
  }

  /** The outline of its plan, once a worker has reported it. */
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
    return life.stopped();
  }

  /**
   * What is wrong with it: why it ended early, or else that nobody is there to start users, or that
   * it began with fewer workers than wished.
   */
  public Optional<String> problem() {
    Stop stop = stopped().orElse(null);
    return Optional.ofNullable(stop != null ? stop.problem(state()) : unattended());
  }

  private @Nullable String unattended() {
    boolean nobody = state() == RunState.RUNNING && course != null && course.carriers() == 0;
    return nobody && roster.all().stream().noneMatch(Participant::through)
        ? "No worker is ready to start users, so arrivals that are due now are missed. Add"
            + " workers, or find out why no worker becomes ready."
        : shortfall;
  }

  /** When it became final, in milliseconds since 1970. */
  public Optional<Long> endedAtMillis() {
    return life.endedAtMillis();
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
  public double share(String instance) {
    boolean loaded = state() == RunState.READY || state() == RunState.RUNNING;
    return course == null || !loaded ? 0 : course.share(instance);
  }

  /** Of the controller that leads it; it grows with each that takes over. */
  public long term() {
    return term;
  }

  /**
   * What a worker is told: what its status does not show yet.
   *
   * @param status the last that was heard of it; of another run, or none, where it takes no part
   *     yet
   */
  public Schedule scheduleFor(Status status, long clockOffsetNanos) {
    String instance = status.instance();
    boolean follows = id().equals(status.run());
    boolean left = roster.find(instance).map(p -> p.left(course != null)).orElse(false);
    long version = course == null ? 0 : course.version(instance);
    boolean news = follows && version > status.version();
    return new Schedule(
        id(),
        instance,
        term,
        follows ? null : spec.plan(),
        course == null ? null : course.startMillis(),
        clockOffsetNanos,
        version,
        news ? Objects.requireNonNull(course).assignment(instance).orElse(null) : null,
        course == null ? Map.of() : unknown(course.starts(), status.starts()),
        course == null ? Map.of() : course.rounds(nowMillis),
        new Lease(status.clockNanos(), spec.leaseMillis()),
        stopped().isPresent(),
        state().isFinal() || left);
  }

  private static Map<String, Long> unknown(Map<String, Long> starts, Set<String> known) {
    Map<String, Long> rest = new HashMap<>(starts);
    rest.keySet().removeAll(known);
    return rest;
  }

  /** How far it is, for another controller. */
  public Standing standing() {
    return new Standing(
        id(),
        term,
        spec.plan(),
        course == null ? -1 : (long) Math.floor(course.second(nowMillis)),
        course == null ? null : course.startMillis(),
        course == null ? List.of() : course.first(),
        course == null ? Map.of() : course.starts(),
        course == null ? List.of() : course.held(),
        course == null ? List.of() : course.owned());
  }

  /** When its instances began. */
  public Beginnings beginnings() {
    return beginnings;
  }

  /** How far apart those began who were there at the start; empty until all have told. */
  public Optional<Double> startSkewMillis() {
    List<String> gone =
        roster.all().stream().filter(Participant::ended).map(Participant::instance).toList();
    return course().flatMap(c -> beginnings.skewMillis(c.first(), gone));
  }

  /**
   * Hears a worker's status. What a worker says that has not taken this controller's term does not
   * count: it may still be told something by the one before.
   *
   * @param clockOffsetNanos its clock minus this controller's
   */
  public void heard(Status status, long clockOffsetNanos) {
    if (status.term() != term) {
      return;
    }
    roster.heard(status);
    beginnings.heard(status, clockOffsetNanos);
    if (course != null) {
      course.heard(status);
    }
    Failure failure = status.failure();
    if (failure != null && leftOut(status.instance()).isEmpty()) {
      switch (failure.code()) {
        case LEASE_ENDED -> {} // it comes back as another instance
        case SIMULATION_STOPPED -> life.end(nowMillis, StopCause.SIMULATION, failure.message());
        default -> fail(failure.message());
      }
    }
  }

  /** Whether an instance has taken this controller's term, but has not said yet what it owns. */
  public boolean lacksClaim(Status status) {
    return course != null && status.term() == term && course.lacksClaim(status.instance());
  }

  /** Hears what an instance owns that another controller knew. */
  public void claimed(Heard heard) {
    if (lacksClaim(heard.status()) && course != null) {
      course.claimed(heard);
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
    boolean untilStart = state() == RunState.WAITING || state() == RunState.CREATED;
    if (untilStart || exit.failure().code() == Failure.Code.SIMULATION_EXITED) {
      fail(exit.failure().message());
    }
  }

  /** Takes the outline of the plan. */
  public void outlined(Outline known) {
    if (outline == null) {
      outline = known;
    }
  }

  /** The instance that is to be asked for an outline; empty where none is wanted. */
  public Optional<String> toBeOutlined() {
    return outline == null && state() == RunState.WAITING
        ? roster.ready().stream().findFirst().map(Participant::instance)
        : Optional.empty();
  }

  /**
   * An instance has ended, or its lease has.
   *
   * @param sinceMillis since when it has started nobody, in milliseconds since 1970
   * @return whether something of what it did is not known
   */
  public boolean lost(String instance, long sinceMillis) {
    Participant participant = roster.find(instance).orElse(null);
    if (participant == null || participant.ended()) {
      return false;
    }
    participant.end();
    boolean complete = participant.finished() || state().isFinal() || leftOut(instance).isPresent();
    if (course != null && !complete) {
      course.lost(instance, course.second(sinceMillis));
    }
    return !complete;
  }

  /** These are the first ordinals that were due only after the end of an instance. */
  public void exactly(String instance, Map<String, Long> firstAfter) {
    course().ifPresent(c -> c.exactly(instance, firstAfter));
  }

  /** The last measurements of an instance are in. */
  public void measured(String instance) {
    roster.find(instance).ifPresent(Participant::measure);
  }

  /** Ends the run, which cannot go on for that reason. */
  public void fail(String why) {
    life.fail(nowMillis, why);
  }

  /** The operator ends it; a run that is final or is being ended already does not care. */
  public void stop(long nowMillis) {
    this.nowMillis = nowMillis;
    life.end(nowMillis, StopCause.OPERATOR, null);
  }

  /** A goal that ends the run is broken; the sentence says which, and how. */
  public void abort(long nowMillis, String why) {
    this.nowMillis = nowMillis;
    life.end(nowMillis, StopCause.GOAL, why);
  }

  /**
   * Takes the next step that can be taken.
   *
   * @param silent instances that cannot be reached
   * @param missing says which workers are not ready, and why
   * @return whether workers are to be told something new
   */
  public boolean step(long nowMillis, Set<String> silent, Supplier<String> missing) {
    this.nowMillis = nowMillis;
    Stop stop = stopped().orElse(null);
    if (stop != null) {
      stepToStop(stop, nowMillis);
    } else {
      switch (state()) {
        case CREATED -> life.move(RunEvent.ASKED, nowMillis);
        case WAITING -> stepToStart(nowMillis, missing);
        case READY -> {
          changed |= course != null && course.step(second(nowMillis), silent);
          if (second(nowMillis) >= 0) {
            life.move(RunEvent.STARTED, nowMillis);
          }
        }
        case RUNNING, DRAINING -> stepOn(nowMillis, silent);
        case FINISHED, FAILED, ABORTED -> {}
      }
    }
    boolean news = life.news() || changed;
    changed = false;
    return news;
  }

  private void stepToStart(long nowMillis, Supplier<String> missing) {
    List<Participant> ready = roster.ready();
    Optional<String> disagreement = quorum.disagreement(ready, outline);
    if (disagreement.isPresent()) {
      fail(disagreement.get());
    } else if (awaited != null) {
      quorum.restart(nowMillis);
    } else if (outline != null && quorum.met(ready.size(), nowMillis)) {
      if (ready.size() < quorum.workers()) {
        shortfall = quorum.shortfall(ready.size(), missing.get());
      }
      course = Course.begin(spec, outline, nowMillis, lead, roster);
      changed = true;
      life.move(RunEvent.PREPARED, nowMillis);
    } else if (quorum.late(nowMillis)) {
      fail(quorum.shortfall(ready.size(), missing.get()));
    }
  }

  private void stepOn(long nowMillis, Set<String> silent) {
    Course known = Objects.requireNonNull(course);
    double now = known.second(nowMillis);
    changed |= known.step(now, silent);
    if (known.exhausted(now)) {
      life.move(RunEvent.EXHAUSTED, nowMillis);
    }
    if (known.members().stream().allMatch(Participant::done)
        && (roster.anyThrough() || state() == RunState.DRAINING)) {
      known.end(now);
      life.move(RunEvent.DRAINED, nowMillis);
    }
  }

  private void stepToStop(Stop asked, long nowMillis) {
    boolean obeyed =
        course == null || course.members().stream().allMatch(p -> p.done() || p.failed());
    if (obeyed || asked.late(nowMillis)) {
      if (course != null) {
        course.cancel(asked.atMillis());
      }
      life.move(asked.event(), nowMillis);
    }
  }
}
