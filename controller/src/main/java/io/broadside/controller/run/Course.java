package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Held;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.Owned;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.handover.Standing;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ownership.Ownership;
import io.broadside.controller.run.participant.Participant;
import io.broadside.controller.run.participant.Roster;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a run once its start time is known: its {@link Ownership}, its {@link Barrier} and
 * its {@link Ledger}. For the conductor's thread only.
 */
public final class Course {

  private final Outline outline;
  private final long startMillis;
  private final Ledger ledger;
  private final Roster roster;
  private final int room;
  private final Ownership ownership;
  private final Rounds rounds;
  private final Barrier barrier;
  private final Carriers carriers;
  private final Endings endings;
  private List<String> first = List.of();

  private Course(Spec spec, Outline outline, long startMillis, Roster roster) {
    int slots = Deal.slotsFor(spec.plan().limits().workers());
    this.outline = outline;
    this.startMillis = startMillis;
    this.roster = roster;
    this.room = spec.plan().limits().workers();
    this.barrier = new Barrier(RunTime.IDENTITY);
    this.ledger = new Ledger(outline, slots, RunTime.IDENTITY);
    this.rounds = new Rounds(outline, spec.leaseMillis() / 1_000.0);
    this.carriers = new Carriers(ledger);
    this.ownership = new Ownership(slots, kinds(outline), carriers, ledger::border, rounds::used);
    this.endings = new Endings(ledger, ownership, rounds, roster);
  }

  private static Set<Kind> kinds(Outline outline) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Population p : outline.populations()) {
      if (p.sharded()) {
        kinds.add(p.model() == Population.Model.OPEN ? Kind.ARRIVALS : Kind.USERS);
      }
    }
    if (outline.throttled() || kinds.isEmpty()) {
      kinds.add(Kind.REQUESTS);
    }
    return kinds;
  }

  /** Begins after that lead, with those who can. */
  static Course begin(Spec spec, Outline outline, long nowMillis, Duration lead, Roster roster) {
    Course course = new Course(spec, outline, nowMillis + lead.toMillis(), roster);
    course.divide(-lead.toMillis() / 1_000.0, Set.of());
    course.first = course.carriers.all();
    return course;
  }

  /**
   * Goes on where another controller left off.
   *
   * @param startMillis when run time is 0 by this controller's clock
   * @param inherited what it left, and what its workers have said since
   */
  static Course resume(
      Spec spec, Outline outline, long startMillis, Inheritance inherited, Roster roster) {
    Course course = new Course(spec, outline, startMillis, roster);
    RunSnapshot left = inherited.left();
    Map<String, Heard> heard = inherited.heard();
    double now = course.second(inherited.nowMillis());
    new Resumption(left.standing(), heard, now).into(course.ledger, course.ownership);
    left.standing().starts().forEach(course::startsAt);
    heard.values().forEach(h -> h.claim().starts().forEach(course::startsAt));
    double patience = inherited.complete() ? 0 : spec.leaseMillis() / 1_000.0;
    course.endings.resume(course.unannounced(), now + patience);
    for (Participation part : left.participants()) {
      if (!part.unclaimed()) {
        course.ledger.reported(part.status());
      }
      course.rounds.heard(part.status());
      if (part.firstAfter() != null) {
        course.ledger.ended(part.status().instance(), part.firstAfter());
      }
    }
    course.carriers.resume(left.standing(), heard);
    course.first = left.standing().first();
    course.rounds.lost(now);
    return course;
  }

  /** The populations that wait for others, and whose start is not known. */
  private List<Population> unannounced() {
    return outline.populations().stream()
        .filter(p -> !p.after().isEmpty() && !starts().containsKey(p.name()))
        .toList();
  }

  private void startsAt(String population, long second) {
    barrier.resume(Map.of(population, second));
    ledger.startsAt(population, second);
  }

  /** When run time is 0, in milliseconds since 1970. */
  public long startMillis() {
    return startMillis;
  }

  /** The book of its arrivals. */
  public Ledger ledger() {
    return ledger;
  }

  /** Run seconds; negative before the start. */
  public double second(long nowMillis) {
    return (nowMillis - startMillis) / 1000.0;
  }

  /** The instances that began together. */
  List<String> first() {
    return first;
  }

  /** When populations that waited for others start, in run seconds. */
  public Map<String, Long> starts() {
    return barrier.starts();
  }

  /** How many workers carry a part of the load. */
  public int carriers() {
    return ownership.carriers();
  }

  /** The part of the load that an instance carries, 0 to 1. */
  double share(String instance) {
    return ownership.share(instance);
  }

  /** The version of an instance's assignment, 0 before the first. */
  long version(String instance) {
    return ownership.version(instance);
  }

  /** What an instance is to own; empty where it was told nothing yet. */
  Optional<Assignment> assignment(String instance) {
    return ownership.assignment(instance);
  }

  /** How many users each place of closed populations may have had by the next word. */
  Map<String, Long> rounds(long nowMillis) {
    return rounds.limits(second(nowMillis));
  }

  /** How far it is, for another controller. */
  Standing standing(String run, long term, Plan plan, long nowMillis) {
    return new Standing(
        run,
        term,
        plan,
        (long) Math.floor(second(nowMillis)),
        startMillis,
        first,
        starts(),
        ledger.tenures().stream().map(e -> new Held(e.getKey(), e.getValue())).toList(),
        ownership.owned(Owned::new));
  }

  /** The instances that ever had a share. */
  List<Participant> members() {
    return roster.all().stream().filter(p -> carriers.include(p.instance())).toList();
  }

  /** Why an instance that never had a share gets none; empty if it may get one. */
  Optional<String> objection(Participant participant) {
    Failure failure = participant.status().failure();
    String digest = participant.status().digest();
    boolean differs = digest != null && !digest.equals(outline.digest());
    if ((failure == null && !differs) || carriers.include(participant.instance())) {
      return Optional.empty();
    }
    return Optional.of(
        failure != null
            ? failure.message()
            : ("Its arrivals differ from those of the run (digest %s, not %s): the simulation"
                    + " depends on something that differs between workers, such as a clock or an"
                    + " unseeded random number. Use a fixed seed instead.")
                .formatted(digest, outline.digest()));
  }

  /** Hears a status of this run. */
  void heard(Status status) {
    rounds.heard(status);
    if (!ownership.lacksClaim(status.instance())) {
      ledger.reported(status);
      ownership.heard(status);
    }
  }

  /**
   * Hears what an instance claims that another controller knew, and that was not heard before. One
   * whose lease has ended has what it was known to have, until the next step takes it away.
   */
  void claimed(Heard heard) {
    String instance = heard.status().instance();
    Map<Kind, Slots> owned = heard.isOver() ? ownership.owned(instance) : heard.owned();
    ownership.claimed(heard.status(), owned, heard.claim().tenures(), heard.letGo());
    ledger.reported(heard.status());
  }

  /** Whether an instance has still to say what it owns. */
  boolean lacksClaim(String instance) {
    return ownership.lacksClaim(instance);
  }

  /**
   * Takes the next step, if there is one.
   *
   * @param silent instances that cannot be reached
   * @return whether anybody is to be told something new
   */
  boolean step(double now, Set<String> silent) {
    endings.look(now);
    Map<String, Long> released = barrier.release(outline, members(), now);
    released.forEach(ledger::startsAt);
    boolean divided = !exhausted(now) && divide(now, silent);
    ledger.passed(Ownership.earliestSecond(now));
    return !released.isEmpty() || divided;
  }

  private boolean divide(double now, Set<String> silent) {
    return ownership.step(
        now, roster.crew(silent, room, ownership::owns, p -> objection(p).isEmpty()));
  }

  /** Whether nothing is left to start at that run second. */
  boolean exhausted(double now) {
    return barrier.exhausted(outline, now);
  }

  /**
   * An instance has ended, or its lease has, without a last word: until it is known {@linkplain
   * #exactly better}, it may have started whatever was due until then, to the second.
   *
   * @param second when, in run seconds
   */
  void lost(String instance, double second) {
    endings.lost(instance, second);
  }

  /** These are the first ordinals that were due only after the end of an instance. */
  void exactly(String instance, Map<String, Long> firstAfter) {
    endings.exactly(instance, firstAfter);
  }

  /** Nothing more is to come: of nobody more than is known by that run second. */
  void end(double now) {
    endings.end(now);
  }

  /**
   * The load was stopped then: what was due later is not planned any more. Who has not been heard
   * of since may have started what was due until then.
   */
  void cancel(long atMillis) {
    endings.cancel((long) Math.floor(Math.max(-1, second(atMillis))));
  }
}
