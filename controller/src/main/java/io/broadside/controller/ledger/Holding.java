package io.broadside.controller.ledger;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Tenure;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Gap.Fate;

/**
 * Slots that one {@link Bearer} holds or held: from one border on, and perhaps until another.
 *
 * @param bearer who; nobody, where its instance is empty
 * @param tenure which slots, and when
 */
record Holding(Bearer bearer, Tenure tenure) {

  /** Is told what became of a number of ordinals between two of them. */
  interface Teller {
    void tell(Fate fate, long from, long to, long count);
  }

  /**
   * Tells what became of the ordinals {@code [from, to)} of a population that are in its slots; of
   * those that were started, nothing.
   *
   * @param deal of the population
   * @param passed ordinals below that can be granted to nobody any more
   * @return how many ordinals those are
   */
  long tell(String population, Deal deal, long from, long to, long passed, Teller teller) {
    long first = Math.max(from, tenure.from().ordinal(population));
    long end = tenure.until() == null ? to : Math.min(to, tenure.until().ordinal(population));
    if (first >= end) {
      return 0;
    }
    Section section = new Section(deal, teller);
    if (bearer.instance().isEmpty()) {
      long missed = Math.clamp(tenure.open() ? passed : end, first, end);
      section.tell(Fate.MISSED, first, missed);
      section.tell(Fate.PENDING, missed, end);
    } else {
      tellReported(population, first, end, section);
    }
    return deal.count(tenure.slots(), first, end);
  }

  private void tellReported(String population, long first, long end, Section section) {
    Report report = bearer.report(population);
    boolean known = report.version() >= tenure.version();
    long through = known ? Math.clamp(report.through(), first, end) : first;
    boolean ended = bearer.end().isPresent();
    long possible = Math.clamp(bearer.mayHaveStartedThrough(population), through, end);
    for (Gap gap : report.gaps()) {
      long from = Math.max(first, gap.from());
      long to = Math.min(through, gap.to());
      boolean open = gap.fate() == Fate.PENDING && ended;
      section.tell(open ? Fate.UNKNOWN : gap.fate(), from, to);
    }
    section.tell(ended ? Fate.UNKNOWN : Fate.PENDING, through, possible);
    section.tell(Fate.MISSED, possible, end);
  }

  /** Counts what is in the slots. */
  private final class Section {

    private final Deal deal;
    private final Teller teller;

    Section(Deal deal, Teller teller) {
      this.deal = deal;
      this.teller = teller;
    }

    void tell(Fate fate, long from, long to) {
      long count = from < to ? deal.count(tenure.slots(), from, to) : 0;
      if (count > 0) {
        teller.tell(fate, from, to, count);
      }
    }
  }
}
