package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Share;
import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * Walks the global arrivals of one open population and starts those that are this worker's. Not
 * thread-safe; the deck is locked for as long as a batch takes.
 */
public final class OpenDealer {

  private final Deck deck;
  private final String population;
  private final PrimitiveIterator.OfLong arrivals;
  private volatile long through;
  private long next;
  private long due;
  private boolean peeked;

  /**
   * Begins with the first arrival.
   *
   * @param arrivals when the users of the whole fleet are due, in nanoseconds from the population's
   *     start
   */
  public OpenDealer(Deck deck, String population, PrimitiveIterator.OfLong arrivals) {
    this.deck = deck;
    this.population = population;
    this.arrivals = arrivals;
  }

  /**
   * Passes over arrivals that are not this worker's, which may take long at first: a newcomer to a
   * long run has millions to walk. The deck is not locked meanwhile.
   *
   * @param startNanos run time of the population's start
   * @param until run time, not after the present
   * @param border the first ordinal that may be this worker's
   */
  public void skip(long startNanos, long until, long border) {
    while (next < border && peek() && startNanos + due < until) {
      advance();
    }
    note();
  }

  /**
   * Starts this worker's users among those that are due before {@code until}.
   *
   * @param startNanos run time of the population's start
   * @param until run time, usually a few seconds ahead
   * @return whether arrivals are left
   */
  public boolean deal(long startNanos, long until, Starter starter) {
    synchronized (deck) {
      if (deck.epochs().isEmpty()) {
        return true;
      }
      long held = deck.heldAt(population);
      long border = next;
      Optional<Share> share = Optional.empty();
      while (peek() && startNanos + due < until && next < held) {
        if (next >= border) {
          share = deck.epochOf(population, next).share(deck.member());
          border = deck.nextBorder(population, next);
        }
        if (share.isPresent() && share.get().owns(next)) {
          starter.start(next, startNanos + due);
        }
        advance();
      }
      note();
      return peek();
    }
  }

  /** Every arrival below this ordinal has been dealt. Any thread may ask. */
  public long dealtThrough() {
    return through;
  }

  private void note() {
    through = next;
    deck.dealtThrough(population, next);
  }

  private void advance() {
    peeked = false;
    next++;
  }

  private boolean peek() {
    if (!peeked && arrivals.hasNext()) {
      due = arrivals.nextLong();
      peeked = true;
    }
    return peeked;
  }
}
