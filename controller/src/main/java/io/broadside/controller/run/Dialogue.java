package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.StopCause;
import io.broadside.controller.run.participant.Participant;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Status;
import io.broadside.results.record.RunState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run hears of its workers, and what it tells them; it sends nothing itself. For the
 * conductor's thread only.
 */
public final class Dialogue {

  private final Run run;
  private final Beginnings beginnings = new Beginnings();
  private @Nullable Outline outline;

  /** Nothing was said yet. */
  Dialogue(Run run) {
    this.run = run;
  }

  /** Goes on with what workers have told another controller. */
  void resume(Inheritance inherited) {
    outline = inherited.outline();
    beginnings.resume(inherited);
  }

  /**
   * What a worker is told: what its status does not show yet.
   *
   * @param status the last that was heard of it; of another run, or none, where it takes no part
   *     yet
   */
  public Schedule scheduleFor(Status status, long clockOffsetNanos) {
    Course course = run.course().orElse(null);
    String instance = status.instance();
    boolean follows = run.id().equals(status.run());
    boolean left = run.roster().find(instance).map(p -> p.left(course != null)).orElse(false);
    long version = course == null ? 0 : course.version(instance);
    boolean news = follows && version > status.version();
    return new Schedule(
        run.id(),
        instance,
        run.term(),
        follows ? null : run.spec().plan(),
        course == null ? null : course.startMillis(),
        clockOffsetNanos,
        version,
        news ? Objects.requireNonNull(course).assignment(instance).orElse(null) : null,
        course == null ? Map.of() : unknown(course.starts(), status.starts()),
        course == null ? Map.of() : course.rounds(run.nowMillis()),
        new Lease(status.clockNanos(), run.spec().leaseMillis()),
        run.stopped().isPresent(),
        run.state().isFinal() || left);
  }

  private static Map<String, Long> unknown(Map<String, Long> starts, Set<String> known) {
    Map<String, Long> rest = new HashMap<>(starts);
    rest.keySet().removeAll(known);
    return rest;
  }

  /**
   * Hears a worker's status. What a worker says that has not taken this controller's term does not
   * count: it may still be told something by the one before.
   *
   * @param clockOffsetNanos its clock minus this controller's
   */
  public void heard(Status status, long clockOffsetNanos) {
    if (status.term() != run.term()) {
      return;
    }
    run.roster().heard(status);
    beginnings.heard(status, clockOffsetNanos);
    run.course().ifPresent(c -> c.heard(status));
    Failure failure = status.failure();
    if (failure != null && leftOut(status.instance()).isEmpty()) {
      switch (failure.code()) {
        case LEASE_ENDED -> {} // it comes back as another instance
        case SIMULATION_STOPPED -> run.end(StopCause.SIMULATION, failure.message());
        default -> run.fail(failure.message());
      }
    }
  }

  /** Why the run goes on without an instance that never had a share; empty where it does not. */
  public Optional<String> leftOut(String instance) {
    return run.course().flatMap(c -> run.roster().find(instance).flatMap(c::objection));
  }

  /** Hears that the engine before an instance broke down during this run. */
  public void heard(LastExit exit) {
    if (!exit.run().equals(run.id())) {
      return;
    }
    boolean untilStart = run.state() == RunState.WAITING || run.state() == RunState.CREATED;
    if (untilStart || exit.failure().code() == Failure.Code.SIMULATION_EXITED) {
      run.fail(exit.failure().message());
    }
  }

  /** Whether an instance has taken this controller's term, but has not said yet what it owns. */
  public boolean lacksClaim(Status status) {
    return status.term() == run.term()
        && run.course().filter(c -> c.lacksClaim(status.instance())).isPresent();
  }

  /** Hears what an instance owns that another controller knew. */
  public void claimed(Heard heard) {
    if (lacksClaim(heard.status())) {
      run.course().ifPresent(c -> c.claimed(heard));
    }
  }

  /** The instance that is to be asked for an outline; empty where none is wanted. */
  public Optional<String> toBeOutlined() {
    return outline == null && run.state() == RunState.WAITING
        ? run.roster().ready().stream().findFirst().map(Participant::instance)
        : Optional.empty();
  }

  /** Takes the outline of the plan. */
  public void outlined(Outline known) {
    if (outline == null) {
      outline = known;
    }
  }

  /** The outline of the plan, once a worker has reported it. */
  Optional<Outline> outline() {
    return Optional.ofNullable(outline);
  }

  /** When instances began. */
  public Beginnings beginnings() {
    return beginnings;
  }

  /** How far apart those began who were there at the start; empty until all have told. */
  public Optional<Double> startSkewMillis() {
    List<String> gone =
        run.roster().all().stream().filter(Participant::ended).map(Participant::instance).toList();
    return run.course().flatMap(c -> beginnings.skewMillis(c.first(), gone));
  }

  /**
   * Hears that an instance has ended, or its lease has.
   *
   * @param sinceMillis since when it has started nobody, in milliseconds since 1970
   * @return whether something of what it did is not known
   */
  public boolean lost(String instance, long sinceMillis) {
    Participant participant = run.roster().find(instance).orElse(null);
    if (participant == null || participant.ended()) {
      return false;
    }
    participant.end();
    boolean complete =
        participant.finished() || run.state().isFinal() || leftOut(instance).isPresent();
    if (!complete) {
      run.course().ifPresent(c -> c.lost(instance, c.second(sinceMillis)));
    }
    return !complete;
  }

  /** Hears the first ordinals that were due only after the end of an instance. */
  public void exactly(String instance, Map<String, Long> firstAfter) {
    run.course().ifPresent(c -> c.exactly(instance, firstAfter));
  }

  /** Hears that the last measurements of an instance are in. */
  public void measured(String instance) {
    run.roster().find(instance).ifPresent(Participant::measure);
  }
}
