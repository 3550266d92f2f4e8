package io.broadside.controller.run;

import io.broadside.controller.ledger.Ledger;
import io.broadside.controller.ownership.Ownership;
import io.broadside.controller.run.participant.Participant;
import io.broadside.controller.run.participant.Roster;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.schedule.Border;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which instances of a run have ended, and what each may have started until then: writes it into
 * the ledger, and frees what they owned. For the conductor's thread only.
 */
final class Endings {

  private final Ledger ledger;
  private final Ownership ownership;
  private final Rounds rounds;
  private final Roster roster;
  private final Set<String> over = new HashSet<>();
  private final Map<String, Map<String, Long>> firstAfter = new HashMap<>();
  private final Map<String, Long> doubtful = new HashMap<>();
  private double unheardUntil = Double.POSITIVE_INFINITY;

  /** Nobody has ended yet. */
  Endings(Ledger ledger, Ownership ownership, Rounds rounds, Roster roster) {
    this.ledger = ledger;
    this.ownership = ownership;
    this.rounds = rounds;
    this.roster = roster;
  }

  /**
   * Goes on where another controller left off.
   *
   * @param unannounced populations whose start that one may have announced to somebody who has not
   *     been heard since: whoever is lost unheard may have started all users of these
   * @param until the run second at which whoever has not been heard by then counts as lost
   */
  void resume(List<Population> unannounced, double until) {
    unannounced.forEach(p -> doubtful.put(p.name(), p.users()));
    unheardUntil = until;
  }

  /** Looks who has ended by that run second as it says itself, or was not heard in time. */
  void look(double now) {
    roster.all().stream()
        .filter(p -> (p.finished() || p.failed()) && !ownership.lacksClaim(p.instance()))
        .filter(p -> over.add(p.instance()))
        .forEach(p -> over(p.instance(), now));
    roster.all().stream()
        .filter(p -> p.leaseOver() && !ownership.lacksClaim(p.instance()))
        .forEach(p -> ownership.gone(p.instance(), soon(now)));
    if (now >= unheardUntil && ownership.owns(Ledger.UNHEARD)) {
      lost(Ledger.UNHEARD, now);
    }
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

  /**
   * An instance has ended, or its lease has, without a last word: until it is known {@linkplain
   * #exactly better}, it may have started whatever was due until then, to the second.
   *
   * @param second when, in run seconds
   */
  void lost(String instance, double second) {
    long after = (long) Math.floor(Math.max(-1, second)) + 1;
    Map<String, Long> first = new HashMap<>(ledger.firstOrdinals(after));
    if (ownership.lacksClaim(instance)) {
      first.putAll(doubtful);
    }
    exactly(instance, first);
    if (over.add(instance)) {
      rounds.lost(Math.max(0, second));
      ownership.gone(instance, new Border(after, first));
    }
  }

  /** These are the first ordinals that were due only after the end of an instance. */
  void exactly(String instance, Map<String, Long> first) {
    firstAfter.put(instance, first);
    ledger.ended(instance, first);
  }

  /** Nothing more is to come: of nobody more than is known by that run second. */
  void end(double now) {
    if (ledger.endOf(Ledger.UNHEARD).isEmpty()) {
      lost(Ledger.UNHEARD, Math.min(now, unheardUntil));
    }
    roster.all().stream()
        .map(Participant::instance)
        .filter(ownership::lacksClaim)
        .forEach(i -> lost(i, now));
    ledger.passed(Long.MAX_VALUE);
    for (Participant p : roster.all()) {
      if (ledger.endOf(p.instance()).isEmpty()) {
        ledger.ended(p.instance(), firstAfter.getOrDefault(p.instance(), Map.of()));
      }
    }
  }

  /**
   * The load was stopped in that run second: what was due later is not planned any more. Who has
   * not been heard of since may have started what was due until then.
   */
  void cancel(long second) {
    Map<String, Long> untilThen = ledger.firstOrdinals(second + 1);
    roster.all().stream()
        .filter(Participant::working)
        .forEach(p -> firstAfter.putIfAbsent(p.instance(), untilThen));
    end((double) second);
    ledger.cancelAfter(second);
  }
}
