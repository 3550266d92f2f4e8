package io.broadside.worker.dealing;

import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.Gap.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongBinaryOperator;

/**
 * Remembers which users have been dealt but are not yet known to have been started, and which never
 * will be. Thread-safe.
 */
public final class StartLog {

  /** The progress and the gaps of the dealt users at one moment. */
  public record Report(long through, List<Gap> gaps) {}

  /** A gap takes some 25 bytes in a status: so many are well below 20 kB. */
  static final int MOST_GAPS = 600;

  private final LongBinaryOperator countOwn;
  private final int mostGaps;
  private List<UserStart> open = new ArrayList<>();
  private final List<Gap> missed = new ArrayList<>();
  private boolean ordered = true;
  private long decided;

  /**
   * An empty one.
   *
   * @param countOwn how many ordinals from the first on and before the second are this worker's
   * @param populations that share the room for gaps in a status
   */
  public StartLog(LongBinaryOperator countOwn, int populations) {
    this.countOwn = countOwn;
    this.mostGaps = Math.max(2, MOST_GAPS / populations);
  }

  /** A user has been dealt. */
  public synchronized void add(UserStart start) {
    ordered &= open.isEmpty() || open.getLast().ordinal() < start.ordinal();
    open.add(start);
  }

  /** Users that have not been started by now never will be. */
  public synchronized void giveUp() {
    open.forEach(UserStart::giveUp);
  }

  /**
   * What is known now. Users that are too late to be started are given up.
   *
   * @param dealtThrough below which ordinal everything has been dealt
   * @param now run time
   * @param drained whether all users that were started have ended
   */
  public synchronized Report report(long dealtThrough, long now, boolean drained) {
    if (!ordered) {
      open.sort(Comparator.comparingLong(UserStart::ordinal));
      ordered = true;
    }
    List<UserStart> left = new ArrayList<>(open.size());
    for (UserStart start : open) {
      if (start.tooLate(now)) {
        start.giveUp();
      }
      boolean missing = start.isGivenUp();
      if (missing) {
        add(new Gap(start.ordinal(), start.ordinal() + 1, Fate.MISSED));
      }
      if (missing || (start.isStarted() && (drained || start.hasSent()))) {
        decided = Math.max(decided, start.ordinal() + 1);
      } else {
        left.add(start);
      }
    }
    open = left;
    return report(dealtThrough);
  }

  /** Below which ordinal some are known never to be started. */
  public synchronized long missedBelow() {
    return missed.isEmpty() ? 0 : missed.getLast().to();
  }

  private Report report(long dealtThrough) {
    List<Gap> gaps = new ArrayList<>(missed);
    long through = dealtThrough;
    for (UserStart start : open) {
      if (start.ordinal() >= decided) {
        through = Math.min(through, start.ordinal());
        break;
      }
      if (!unknown(start.ordinal())) {
        append(gaps, new Gap(start.ordinal(), start.ordinal() + 1, Fate.PENDING));
      }
    }
    gaps.sort(Comparator.comparingLong(Gap::from));
    return new Report(through, bounded(gaps, mostGaps));
  }

  /** Joins a gap to the last one where nothing of this worker's lies between. */
  private void append(List<Gap> gaps, Gap next) {
    Gap last = gaps.isEmpty() ? null : gaps.getLast();
    if (last != null
        && last.fate() == next.fate()
        && last.to() <= next.from()
        && countOwn.applyAsLong(last.to(), next.from()) == 0) {
      gaps.set(gaps.size() - 1, new Gap(last.from(), next.to(), last.fate()));
    } else {
      gaps.add(next);
    }
  }

  /** Whether it is among the gaps that have been merged. */
  private boolean unknown(long ordinal) {
    return missed.stream()
        .anyMatch(g -> g.fate() == Fate.UNKNOWN && g.from() <= ordinal && ordinal < g.to());
  }

  private void add(Gap gap) {
    if (unknown(gap.from())) {
      return;
    }
    boolean inOrder = missed.isEmpty() || missed.getLast().to() <= gap.from();
    append(missed, gap);
    if (!inOrder) {
      missed.sort(Comparator.comparingLong(Gap::from));
    }
    if (missed.size() > mostGaps) {
      List<Gap> fewer = bounded(missed, mostGaps / 2);
      missed.clear();
      missed.addAll(fewer);
    }
  }

  /** The same, where they are too many with the oldest as one that is unknown. */
  private static List<Gap> bounded(List<Gap> gaps, int most) {
    int surplus = gaps.size() - most;
    if (surplus <= 0) {
      return List.copyOf(gaps);
    }
    long to = gaps.get(surplus).to();
    List<Gap> fewer = new ArrayList<>();
    fewer.add(new Gap(gaps.getFirst().from(), to, Fate.UNKNOWN));
    fewer.addAll(gaps.subList(surplus + 1, gaps.size()));
    return List.copyOf(fewer);
  }
}
