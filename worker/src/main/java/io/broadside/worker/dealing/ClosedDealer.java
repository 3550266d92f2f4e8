package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.RunTime;
import io.broadside.protocol.schedule.Slots;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a user in each of this worker's places of a closed population. The fleet's places in a
 * second are {@code 0 … C-1}, where C is how many users are kept then. The {@code n}-th user of
 * place {@code i} has the ordinal {@code n · most + i}, where {@code most} is the greatest C, so
 * that no two users have the same. Thread-safe.
 */
public final class ClosedDealer {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Holdings holdings;
  private final String population;
  private final Deal deal;
  private final RunTime time;
  private final List<Integer> perSecond;
  private final long[] rounds;
  private final BitSet taken = new BitSet();
  private long startSecond = Long.MAX_VALUE;
  private long dealtSecond = Long.MIN_VALUE;

  /**
   * Keeps as many users over the fleet as the list says for each second of the profile.
   *
   * @param deal of the population
   * @param time what the profile's time is in the run's
   */
  public ClosedDealer(
      Holdings holdings, String population, Deal deal, RunTime time, List<Integer> perSecond) {
    this.holdings = holdings;
    this.population = population;
    this.deal = deal;
    this.time = time;
    this.perSecond = perSecond;
    this.rounds = new long[perSecond.stream().mapToInt(Integer::intValue).max().orElse(0)];
  }

  /**
   * Starts the users that are missing in the second that has begun or is about to, evenly over what
   * is left of it.
   *
   * @param startSecond run second of the population's start
   * @param now run time; ticks come a little before or after a second's border, or in between
   * @return whether the profile goes on
   */
  public boolean deal(long startSecond, long now, Starter starter) {
    synchronized (holdings) {
      this.startSecond = startSecond;
      long second = Math.floorDiv(now + SECOND / 2, SECOND);
      if (profileSecond(second) >= perSecond.size()) {
        return false;
      }
      dealtSecond = second;
      int kept = kept(second);
      List<Integer> vacant = vacant(kept, holdings.places(second));
      vacant = vacant.subList(0, Math.max(0, vacant.size() - surplus(kept)));
      long from = Math.max(now, second * SECOND);
      long length = (second + 1) * SECOND - from;
      for (int i = 0; i < vacant.size(); i++) {
        start(vacant.get(i), from + i * length / vacant.size(), starter);
      }
      return true;
    }
  }

  /** How many users the fleet keeps in a run second. */
  private int kept(long second) {
    long profileSecond = profileSecond(second);
    return profileSecond < 0 || profileSecond >= perSecond.size()
        ? 0
        : perSecond.get((int) profileSecond);
  }

  private long profileSecond(long second) {
    return time.profileSecond(second) - startSecond;
  }

  private List<Integer> vacant(int kept, Slots own) {
    List<Integer> vacant = new ArrayList<>();
    for (int place = taken.nextClearBit(0); place < kept; place = taken.nextClearBit(place + 1)) {
      if (isFree(place, own)) {
        vacant.add(place);
      }
    }
    return vacant;
  }

  private boolean isFree(int place, Slots own) {
    return own.contains(deal.slot(place)) && round(place) < holdings.mostRounds(population);
  }

  /** How many users go on in places that are kept no longer: as many others have to wait. */
  private int surplus(int kept) {
    return taken.get(kept, Math.max(kept, taken.length())).cardinality();
  }

  private long round(int place) {
    return Math.max(rounds[place], holdings.roundsBefore(population));
  }

  private void start(int place, long due, Starter starter) {
    long round = round(place);
    rounds[place] = round + 1;
    taken.set(place);
    starter.start(round * rounds.length + place, due);
  }

  /**
   * A user has ended; its place is given to the next at once, where this worker is to keep it.
   * Where it had users too many, the first vacant place is given to the next once it has not.
   */
  public void ended(long ordinal, long now, Starter starter) {
    synchronized (holdings) {
      int place = place(ordinal);
      taken.clear(place);
      long current = Math.floorDiv(now, SECOND);
      long second = Math.max(current, dealtSecond);
      int kept = kept(second);
      Slots own = holdings.places(second);
      List<Integer> next = List.of();
      if (place >= kept || taken.nextSetBit(kept) >= 0) {
        next = vacant(kept, own).stream().skip(surplus(kept)).limit(1).toList();
      } else if (isFree(place, own)) {
        next = List.of(place);
      }
      next.forEach(p -> start(p, p < kept(current) ? now : second * SECOND, starter));
    }
  }

  /** A user will not be started after all; its place is free. */
  public void givenUp(long ordinal) {
    synchronized (holdings) {
      taken.clear(place(ordinal));
    }
  }

  private int place(long ordinal) {
    return (int) (ordinal % rounds.length);
  }

  /** The slots of the places that have a user. */
  public Slots taken() {
    synchronized (holdings) {
      BitSet slots = new BitSet();
      taken.stream().forEach(place -> slots.set(deal.slot(place)));
      return Slots.where(slots.length(), slots::get);
    }
  }

  /** How many users any of its places has had, at the most. */
  public long rounds() {
    synchronized (holdings) {
      long most = holdings.roundsBefore(population);
      for (long round : rounds) {
        most = Math.max(most, round);
      }
      return most;
    }
  }
}
