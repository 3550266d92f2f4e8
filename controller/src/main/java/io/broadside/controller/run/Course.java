package io.broadside.controller.run;

import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Held;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.Owned;
import io.broadside.controller.handover.Participation;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ownership.Ownership;
import io.broadside.controller.ownership.Register;
import io.broadside.controller.run.participant.Participant;
import io.broadside.controller.run.participant.Roster;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Set<String> carried = new HashSet<>();
  private final Set<String> over = new HashSet<>();
  private final Map<String, Map<String, Long>> endings = new HashMap<>();
  private List<String> first = List.of();
  private double unheardUntil = Double.POSITIVE_INFINITY;

  /**
   * Populations whose start the controller before may have announced to somebody who has not been
   * heard since, each with all its users: whoever is lost unheard may have started them.
   */
  private final Map<String, Long> doubtful = new HashMap<>();

  private Course(Spec spec, Outline outline, long startMillis, Roster roster) {
    int slots = Deal.slotsFor(spec.plan().limits().workers());
    this.outline = outline;
    this.startMillis = startMillis;
    this.roster = roster;
    this.room = spec.plan().limits().workers();
    this.barrier = new Barrier(RunTime.IDENTITY);
    this.ledger = new Ledger(outline, slots, RunTime.IDENTITY);
    this.rounds = new Rounds(outline, spec.leaseMillis() / 1_000.0);
    this.ownership = new Ownership(slots, kinds(outline), new Book(), ledger::border, rounds::used);
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

  /** Notes who has carried load, and writes into the ledger who has arrivals' slots. */
  private final class Book implements Register {

    @Override
    public void granted(String instance, Tenure tenure) {
      carried.add(instance);
      if (tenure.kind() == Kind.ARRIVALS) {
        ledger.granted(instance, tenure);
      }
    }

    @Override
    public void took(String instance, long version, Border from) {
      ledger.took(instance, version, from);
    }

    @Override
    public void claimed(String instance, List<Tenure> tenures, boolean still) {
      carried.add(instance);
      ledger.claimed(
          instance, tenures.stream().filter(t -> t.kind() == Kind.ARRIVALS).toList(), still);
    }

    @Override
    public void released(String instance, Slots slots, Border until) {
      ledger.released(instance, slots, until);
    }
  }

  /** Begins after that lead, with those who can. */
  static Course begin(Spec spec, Outline outline, long nowMillis, Duration lead, Roster roster) {
    Course course = new Course(spec, outline, nowMillis + lead.toMillis(), roster);
    course.divide(-lead.toMillis() / 1_000.0, Set.of());
    course.first = List.copyOf(course.carried);
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
    course.unheardUntil = now + (inherited.complete() ? 0 : spec.leaseMillis() / 1_000.0);
    new Resumption(left.standing(), heard, now).into(course.ledger, course.ownership);
    left.standing().starts().forEach(course::startsAt);
    heard.values().forEach(h -> h.claim().starts().forEach(course::startsAt));
    outline.populations().stream()
        .filter(p -> !p.after().isEmpty() && !course.starts().containsKey(p.name()))
        .forEach(p -> course.doubtful.put(p.name(), p.users()));
    for (Participation part : left.participants()) {
      if (!part.unclaimed()) {
        course.ledger.reported(part.status());
      }
      course.rounds.heard(part.status());
      if (part.firstAfter() != null) {
        course.ledger.ended(part.status().instance(), part.firstAfter());
      }
    }
    left.standing().held().forEach(h -> course.carried.add(h.instance()));
    left.standing().owned().forEach(o -> course.carried.add(o.instance()));
    heard.forEach(
        (instance, h) -> {
          if (!h.claim().tenures().isEmpty()) {
            course.carried.add(instance);
          }
        });
    course.first = left.standing().first();
    course.rounds.lost(now);
    return course;
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

  /** The slots that each instance may own. */
  List<Owned> owned() {
    return ownership.owned(Owned::new);
  }

  /** Who has had which arrivals' slots. */
  List<Held> held() {
    return ledger.tenures().stream().map(e -> new Held(e.getKey(), e.getValue())).toList();
  }

  /** The instances that ever had a share. */
  List<Participant> members() {
    return roster.all().stream().filter(p -> carried.contains(p.instance())).toList();
  }

  /** Why an instance that never had a share gets none; empty if it may get one. */
  Optional<String> objection(Participant participant) {
    Failure failure = participant.status().failure();
    String digest = participant.status().digest();
    boolean differs = digest != null && !digest.equals(outline.digest());
    if ((failure == null && !differs) || carried.contains(participant.instance())) {
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
    Border letGo = Border.START;
    for (Tenure tenure : heard.claim().tenures()) {
      letGo = tenure.until() == null ? letGo : letGo.atLeast(tenure.until());
    }
    String instance = heard.status().instance();
    Map<Kind, Slots> owned =
        Resumption.isOver(heard) ? ownership.owned(instance) : Resumption.owned(heard);
    ownership.claimed(heard.status(), owned, heard.claim().tenures(), letGo);
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
    roster.all().stream()
        .filter(p -> (p.finished() || p.failed()) && !lacksClaim(p.instance()))
        .filter(p -> over.add(p.instance()))
        .forEach(p -> over(p.instance(), now));
    roster.all().stream()
        .filter(p -> p.leaseOver() && !lacksClaim(p.instance()))
        .forEach(p -> ownership.gone(p.instance(), soon(now)));
    if (now >= unheardUntil && ownership.owns(Ledger.UNHEARD)) {
      lost(Ledger.UNHEARD, now);
    }
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

  /** It has said itself that it starts nobody any more; its last report is complete. */
  private void over(String instance, double now) {
    ledger.ended(instance, Map.of());
    ownership.gone(instance, soon(now));
  }

  /** The border of the next second. */
  private Border soon(double now) {
    return ledger.border((long) Math.ceil(Math.max(0, now)));
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
    long after = (long) Math.floor(Math.max(-1, second)) + 1;
    Map<String, Long> firstAfter = new HashMap<>(ledger.firstOrdinals(after));
    if (lacksClaim(instance)) {
      firstAfter.putAll(doubtful);
    }
    endings.put(instance, firstAfter);
    ledger.ended(instance, firstAfter);
    if (over.add(instance)) {
      rounds.lost(Math.max(0, second));
      ownership.gone(instance, new Border(after, firstAfter));
    }
  }

  /** These are the first ordinals that were due only after the end of an instance. */
  void exactly(String instance, Map<String, Long> firstAfter) {
    endings.put(instance, firstAfter);
    ledger.ended(instance, firstAfter);
  }

  /** Nothing more is to come: of nobody more than is known by that run second. */
  void end(double now) {
    if (ledger.endOf(Ledger.UNHEARD).isEmpty()) {
      lost(Ledger.UNHEARD, Math.min(now, unheardUntil));
    }
    roster.all().stream()
        .map(Participant::instance)
        .filter(this::lacksClaim)
        .forEach(i -> lost(i, now));
    ledger.passed(Long.MAX_VALUE);
    for (Participant p : roster.all()) {
      if (ledger.endOf(p.instance()).isEmpty()) {
        ledger.ended(p.instance(), endings.getOrDefault(p.instance(), Map.of()));
      }
    }
  }

  /**
   * The load was stopped then: what was due later is not planned any more. Who has not been heard
   * of since may have started what was due until then.
   */
  void cancel(long atMillis) {
    long second = (long) Math.floor(Math.max(-1, second(atMillis)));
    Map<String, Long> untilThen = ledger.firstOrdinals(second + 1);
    roster.all().stream()
        .filter(Participant::working)
        .forEach(p -> endings.putIfAbsent(p.instance(), untilThen));
    end((double) second);
    ledger.cancelAfter(second);
  }
}
