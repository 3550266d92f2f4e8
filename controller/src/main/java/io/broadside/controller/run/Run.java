package io.broadside.controller.run;

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
import io.broadside.results.record.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: it decides step by step what its workers do, from its creation to its end. For the
 * conductor's thread only.
 */
public final class Run {

  private final Spec spec;
  private final long term;
  private final Quorum quorum;
  private final Life life = new Life();
  private final Roster roster = new Roster();
  private final Dialogue dialogue = new Dialogue(this);

  private boolean changed;
  private Duration lead = Duration.ofSeconds(3);
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
    run.shortfall = inherited.shortfall();
    inherited.left().participants().forEach(run.roster::resume);
    run.dialogue.resume(inherited);
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
    return dialogue.outline();
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

  /** What it hears of its workers and tells them. */
  public Dialogue dialogue() {
    return dialogue;
  }

  /** Everybody who has taken part in it. */
  public Roster roster() {
    return roster;
  }

  /** The time that it was told last, in milliseconds since 1970. */
  long nowMillis() {
    return nowMillis;
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

  /** How far it is, for another controller. */
  public Standing standing() {
    return course == null
        ? Standing.unstarted(id(), term, spec.plan())
        : course.standing(id(), term, spec.plan(), nowMillis);
  }

  /** Ends the run, which cannot go on for that reason. */
  public void fail(String why) {
    life.fail(nowMillis, why);
  }

  /** The operator ends it; a run that is final or is being ended already does not care. */
  public void stop(long nowMillis) {
    this.nowMillis = nowMillis;
    end(StopCause.OPERATOR, null);
  }

  /** A goal that ends the run is broken; the sentence says which, and how. */
  public void abort(long nowMillis, String why) {
    this.nowMillis = nowMillis;
    end(StopCause.GOAL, why);
  }

  /** Ends its load, where it is not final or being ended already. */
  void end(StopCause cause, @Nullable String reason) {
    life.end(nowMillis, cause, reason);
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
    Outline outline = outline().orElse(null);
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
