package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Share;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this worker's part of a closed population: {@code floor((C(t) + slot) / members)} users.
 * Their ordinals count on from the epoch's first one in steps of its members, and never reach those
 * of the epoch that follows. Not thread-safe.
 */
public final class ClosedDealer {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Deck deck;
  private final String population;
  private final List<Integer> perSecond;
  private @Nullable Epoch epoch;
  private long next;
  private int target;

  /** Keeps as many users over the fleet as the list says for each second of the profile. */
  public ClosedDealer(Deck deck, String population, List<Integer> perSecond) {
    this.deck = deck;
    this.population = population;
    this.perSecond = perSecond;
  }

  /**
   * Starts the users that are missing in the second that has begun or is about to, evenly over what
   * is left of it.
   *
   * @param startSecond run second of the population's start
   * @param now run time; ticks come a little before or after a second's border, or in between
   * @param users that this worker has under way
   * @return whether the profile goes on
   */
  public boolean deal(long startSecond, long now, long users, Starter starter) {
    synchronized (deck) {
      long second = Math.floorDiv(now + SECOND / 2, SECOND);
      OptionalLong kept = begin(startSecond, second);
      if (kept.isEmpty()) {
        return false;
      }
      long missing = kept.getAsLong() - users;
      long from = Math.max(now, second * SECOND);
      for (long i = 0; i < missing; i++) {
        long due = from + i * ((second + 1) * SECOND - from) / missing;
        OptionalLong ordinal = take(due);
        if (ordinal.isEmpty()) {
          break;
        }
        starter.start(ordinal.getAsLong(), due);
      }
      return true;
    }
  }

  /**
   * Begins a run second.
   *
   * @param startSecond run second of the population's start
   * @return how many users this worker is to keep in it; empty once the profile is over
   */
  OptionalLong begin(long startSecond, long second) {
    synchronized (deck) {
      int index = Math.clamp(second - startSecond, -1, perSecond.size());
      target = 0;
      if (index == perSecond.size()) {
        return OptionalLong.empty();
      }
      deck.dealtSecond(second);
      if (index >= 0) {
        target = deck.share(second).map(s -> s.of(perSecond.get(index))).orElse(0);
      }
      return OptionalLong.of(target);
    }
  }

  /** How many users this worker is to keep in the present second. */
  public int target() {
    return target;
  }

  /**
   * Takes the ordinal of one more user; empty where this worker has no part, or has to wait.
   *
   * @param dueNanos when it is to start, in run time
   */
  public OptionalLong take(long dueNanos) {
    synchronized (deck) {
      Epoch now = deck.epochAt(Math.floorDiv(dueNanos, SECOND)).orElse(null);
      Share share = now == null ? null : now.share(deck.member()).orElse(null);
      if (now == null || share == null) {
        return OptionalLong.empty();
      }
      if (!now.equals(epoch)) {
        epoch = now;
        next = now.firstOrdinal(population) + share.slot();
      }
      long border =
          Math.min(
              deck.heldAt(population), deck.nextBorder(population, now.firstOrdinal(population)));
      if (next >= border) {
        return OptionalLong.empty();
      }
      long ordinal = next;
      next += share.members();
      deck.dealtThrough(population, ordinal + 1);
      return OptionalLong.of(ordinal);
    }
  }

  /** The ordinal of this worker's next user; none from it on has been taken. Any thread may ask. */
  public long dealtThrough() {
    synchronized (deck) {
      return next;
    }
  }
}
