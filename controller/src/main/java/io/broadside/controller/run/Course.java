package io.broadside.controller.run;

import io.broadside.controller.handover.Participation;
import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.membership.Crew;
import io.broadside.controller.membership.Membership;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has from the moment on at which its start is known: who shares its load when, when
 * populations that wait may begin, and the book of all arrivals. For the conductor's thread only.
 */
public final class Course {

  /** Room for the users of a closed population that start while a new epoch is on its way. */
  private static final long LEAST_CLOSED_MARGIN = 20_000;

  /** For more time than an epoch is on its way: that of the proposal, and of the last reports. */
  private static final long CLOSED_MARGIN_SECONDS = 10;

  /** Time for the start to reach every worker, and for the first users to be dealt. */
  private static final long START_LEAD_MILLIS = 3_000;

  private final Outline outline;
  private final long startMillis;
  private final Ledger ledger;
  private final Roster roster;
  private final int room;
  private final Membership membership;
  private final Barrier barrier = new Barrier();
  private final Map<String, Map<String, Long>> endings = new HashMap<>();

  private Course(
      Outline outline, long startMillis, Roster roster, Membership membership, int room) {
    this.outline = outline;
    this.startMillis = startMillis;
    this.roster = roster;
    this.room = room;
    this.ledger = new Ledger(outline);
    this.membership = membership;
    membership.epochs().forEach(ledger::append);
  }

  /**
   * Begins soon, with those who can.
   *
   * @param room how many may carry a share
   */
  static Course begin(Outline outline, long nowMillis, Roster roster, int room) {
    List<String> members = roster.ready().stream().limit(room).map(Participant::instance).toList();
    return new Course(
        outline, nowMillis + START_LEAD_MILLIS, roster, new Membership(members), room);
  }

  /** Goes on where another controller left off. */
  static Course resume(
      Outline outline, long startMillis, Schedule told, List<Participation> parts, Roster roster) {
    Membership membership = Membership.resume(told.epochs());
    Course course =
        new Course(outline, startMillis, roster, membership, told.plan().limits().workers());
    course.barrier.resume(told.starts());
    told.starts().forEach(course.ledger::startsAt);
    for (Participation part : parts) {
      course.heard(part.status());
      if (part.firstAfter() != null) {
        course.ledger.ended(part.status().instance(), part.firstAfter());
      }
    }
    return course;
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

  List<Epoch> epochs() {
    return membership.epochs();
  }

  Optional<Epoch> proposal() {
    return membership.proposal();
  }

  /** When populations that waited for others start, in run seconds. */
  public Map<String, Long> starts() {
    return barrier.starts();
  }

  /** The epoch that is in force now. */
  public Epoch epoch(long nowMillis) {
    List<Epoch> epochs = membership.epochs();
    return epochs.reversed().stream()
        .filter(e -> e.fromSecond() <= second(nowMillis))
        .findFirst()
        .orElse(epochs.getFirst());
  }

  /** The part of the load that an instance carries now, 0 to 1. */
  double share(String instance, long nowMillis) {
    return epoch(nowMillis).share(instance).map(s -> 1.0 / s.members()).orElse(0.0);
  }

  /** Those who ever had a share. */
  List<Participant> members() {
    return roster.members(membership.epochs());
  }

  /** Why somebody who never had a share gets none; empty where nothing speaks against it. */
  Optional<String> objection(Participant participant) {
    Failure failure = participant.status().failure();
    String digest = participant.status().digest();
    boolean differs = digest != null && !digest.equals(outline.digest());
    if ((failure == null && !differs) || carries(participant.instance())) {
      return Optional.empty();
    }
    return Optional.of(
        failure != null
            ? failure.message()
            : "It makes other arrivals of the simulation than the run has (digest %s, not %s): the simulation draws from what differs between workers, such as a clock or an unseeded random number. Draw from a fixed seed instead."
                .formatted(digest, outline.digest()));
  }

  private boolean carries(String instance) {
    return membership.epochs().stream().anyMatch(e -> e.members().contains(instance));
  }

  void heard(Status status) {
    status
        .progress()
        .forEach((p, progress) -> ledger.reported(status.instance(), p, progress.startedThrough()));
    Integer acknowledged = status.acknowledged();
    if (acknowledged != null) {
      membership.acknowledged(status.instance(), status.version(), acknowledged);
    }
  }

  /**
   * Takes the next step, if there is one.
   *
   * @param silent instances that cannot be reached
   * @param version that the schedule will have if this changes it
   * @return whether it has
   */
  boolean step(double now, Set<String> silent, long version) {
    List<Participant> members = members();
    members.stream()
        .filter(p -> p.done() && !p.ended())
        .forEach(p -> ledger.ended(p.instance(), Map.of()));
    Map<String, Long> released =
        membership.proposal().isEmpty() ? barrier.release(outline, members, now) : Map.of();
    released.forEach(ledger::startsAt);
    Crew crew = roster.crew(silent, room, outline.throttled(), p -> objection(p).isEmpty());
    Membership.Change change = membership.step(now, crew, version, this::firstOrdinals);
    if (change == Membership.Change.CONFIRMED) {
      ledger.append(membership.latest());
    }
    return !released.isEmpty() || change != Membership.Change.NONE;
  }

  /** Whether nothing is left to start at that run second. */
  boolean exhausted(double now) {
    return barrier.exhausted(outline, now);
  }

  /**
   * An instance has ended; which ordinals were due until then, a witness may say better, in time.
   *
   * @param firstAfter the first ordinals that were due only afterwards, to the second
   */
  void ending(String instance, Map<String, Long> firstAfter) {
    endings.put(instance, firstAfter);
  }

  /** Nothing more is to come: of nobody more than is known by now. */
  void end() {
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
        .forEach(p -> ending(p.instance(), untilThen));
    end();
    ledger.cancelAfter(second);
  }

  /** Open populations by the outline; closed ones safely above what has been used. */
  private Map<String, Long> firstOrdinals(long second) {
    Map<String, Long> first = new HashMap<>(ledger.firstOrdinals(second));
    Epoch latest = membership.latest();
    for (Population p : outline.populations()) {
      if (p.sharded() && p.model() == Population.Model.CLOSED) {
        long used = Math.max(0, roster.reached(p.name()) - latest.firstOrdinal(p.name()));
        long perSecond = used / Math.max(1, second - latest.fromSecond());
        long margin = Math.max(LEAST_CLOSED_MARGIN, perSecond * CLOSED_MARGIN_SECONDS);
        first.put(p.name(), latest.firstOrdinal(p.name()) + used + margin);
      }
    }
    return first;
  }
}
