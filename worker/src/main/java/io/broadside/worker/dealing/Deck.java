package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Epoch;
import io.broadside.protocol.schedule.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The epochs as one worker holds them, and how far it has dealt by them. A proposal that it has
 * acknowledged holds its dealing at the border, so that the epoch can still come into force there;
 * shortly before, one that nobody has confirmed is forgotten. Thread-safe; a dealer keeps the lock
 * while it deals a batch.
 */
public final class Deck {

  /** How long before its border a proposal that nobody has confirmed is given up. */
  private static final long GIVE_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final String member;
  private final LongSupplier runNanos;
  private final Map<String, Long> dealt = new HashMap<>();
  private List<Epoch> epochs = List.of();
  private @Nullable Epoch proposal;
  private Map<String, Long> starts = Map.of();
  private long dealtSecond = -1;

  /**
   * A deck without epochs.
   *
   * @param member the worker's instance name
   * @param runNanos run time
   */
  public Deck(String member, LongSupplier runNanos) {
    this.member = member;
    this.runNanos = runNanos;
  }

  /** A deck for what this worker does all by itself, from the beginning to the end. */
  public Deck alone() {
    Deck alone = new Deck(member, runNanos);
    alone.epochs = List.of(new Epoch(0, 0, List.of(member), Map.of()));
    return alone;
  }

  /** The run second at which this worker's first epoch begins, empty as long as it has none. */
  public synchronized OptionalLong joined() {
    return epochs.stream()
        .filter(e -> e.members().contains(member))
        .mapToLong(Epoch::fromSecond)
        .findFirst();
  }

  /**
   * Takes over what a schedule says, but for a proposal that it is too late to acknowledge, which
   * will then not be confirmed; changes nothing if it refuses.
   *
   * @throws TooLateException if a confirmed epoch begins with what has been dealt already, or
   *     contradicts one held
   */
  public synchronized void take(
      List<Epoch> newEpochs, @Nullable Epoch newProposal, Map<String, Long> newStarts)
      throws TooLateException {
    int common = Math.min(epochs.size(), newEpochs.size());
    if (!epochs.subList(0, common).equals(newEpochs.subList(0, common))) {
      throw new TooLateException("the epochs contradict those that this worker goes by");
    }
    for (Epoch epoch : newEpochs.subList(common, newEpochs.size())) {
      String late = late(epoch);
      if (late != null) {
        throw new TooLateException(late);
      }
    }
    Epoch open = newProposal == null || givenUp(newProposal) ? null : newProposal;
    if (open != null && !open.equals(proposal) && late(open) != null) {
      open = null;
    }
    if (newEpochs.size() > epochs.size()) {
      epochs = newEpochs;
    }
    proposal = open;
    starts = newStarts;
  }

  private boolean givenUp(Epoch proposed) {
    return runNanos.getAsLong() >= TimeUnit.SECONDS.toNanos(proposed.fromSecond()) - GIVE_UP_NANOS;
  }

  /** Why it is too late for an epoch, null where it is not. */
  private @Nullable String late(Epoch epoch) {
    boolean bystander = epochs.isEmpty() || !epochs.getLast().members().contains(member);
    if (bystander && !epoch.members().contains(member)) {
      return null;
    }
    for (Map.Entry<String, Long> reached : dealt.entrySet()) {
      if (epoch.firstOrdinal(reached.getKey()) < reached.getValue()) {
        return "epoch %d begins with arrival %d of %s, but this worker has dealt up to %d"
            .formatted(
                epoch.index(),
                epoch.firstOrdinal(reached.getKey()),
                reached.getKey(),
                reached.getValue());
      }
    }
    return epoch.fromSecond() <= dealtSecond
        ? "epoch %d begins with second %d, but this worker is in second %d"
            .formatted(epoch.index(), epoch.fromSecond(), dealtSecond)
        : null;
  }

  /** The confirmed epochs, oldest first. */
  public synchronized List<Epoch> epochs() {
    return epochs;
  }

  /** The proposal that is held, if any. */
  public synchronized Optional<Epoch> proposal() {
    if (proposal != null && givenUp(proposal)) {
      proposal = null;
    }
    return Optional.ofNullable(proposal);
  }

  /** The run second at which a population that waits for others starts, once it is known. */
  public synchronized OptionalLong start(String population) {
    Long second = starts.get(population);
    return second == null ? OptionalLong.empty() : OptionalLong.of(second);
  }

  /**
   * Whether this worker is left out of the latest epoch and has nothing to deal before its border.
   */
  public synchronized boolean retired() {
    return !epochs.isEmpty()
        && proposal().isEmpty()
        && epochs.stream().anyMatch(e -> e.members().contains(member))
        && !epochs.getLast().members().contains(member)
        && runNanos.getAsLong() >= TimeUnit.SECONDS.toNanos(epochs.getLast().fromSecond());
  }

  /** This worker's part of what goes by the second, in that run second. */
  public synchronized Optional<Share> share(long second) {
    return epochAt(second).flatMap(e -> e.share(member));
  }

  /** This worker's part of the throttles in that run second. */
  public synchronized Optional<Share> throttleShare(long second) {
    return epochAt(second).flatMap(e -> e.throttleShare(member));
  }

  /** The epoch that is in force in that run second. */
  Optional<Epoch> epochAt(long second) {
    for (int e = epochs.size() - 1; e >= 0; e--) {
      if (epochs.get(e).fromSecond() <= Math.max(0, second)) {
        return Optional.of(epochs.get(e));
      }
    }
    return Optional.empty();
  }

  /** The last epoch that begins at or before that arrival; its part for this worker may be none. */
  Epoch epochOf(String population, long ordinal) {
    for (int e = epochs.size() - 1; e > 0; e--) {
      if (epochs.get(e).firstOrdinal(population) <= ordinal) {
        return epochs.get(e);
      }
    }
    return epochs.getFirst();
  }

  /** The first ordinal after that one which may belong to another epoch. */
  long nextBorder(String population, long ordinal) {
    long border = Long.MAX_VALUE;
    for (Epoch epoch : epochs) {
      long first = epoch.firstOrdinal(population);
      if (first > ordinal) {
        border = Math.min(border, first);
      }
    }
    return border;
  }

  /** The first ordinal that may be this worker's: that of the first epoch with it. */
  public synchronized long firstPossible(String population) {
    return Stream.concat(epochs.stream(), proposal().stream())
        .filter(e -> e.members().contains(member))
        .mapToLong(e -> e.firstOrdinal(population))
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** The ordinal at which dealing has to wait for a proposal to be decided. */
  long heldAt(String population) {
    return proposal().map(p -> p.firstOrdinal(population)).orElse(Long.MAX_VALUE);
  }

  /** Notes that every arrival below that ordinal has been dealt. */
  synchronized void dealtThrough(String population, long ordinal) {
    dealt.merge(population, ordinal, Math::max);
  }

  /** Notes that what goes by the second has been decided for that one. */
  void dealtSecond(long second) {
    dealtSecond = Math.max(dealtSecond, second);
  }

  String member() {
    return member;
  }
}
