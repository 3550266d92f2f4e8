package io.broadside.controller.membership;

import io.broadside.protocol.schedule.Epoch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of a run. A change of the crew becomes a proposal whose border is far enough ahead
 * that no worker has dealt past it; once everybody whom it binds has acknowledged it, it is
 * confirmed. As long as somebody who may be at work cannot be reached, nothing changes: that one
 * goes by the epochs it has. Not thread-safe.
 */
public final class Membership {

  /** Workers deal 2 s ahead; a second more is left for proposing and confirming. */
  static final double LEAD_SECONDS = 3;

  /**
   * How long a proposal waits for answers: it must be gone before anybody deals up to its border.
   */
  static final double PATIENCE_SECONDS = 0.7;

  private final List<Epoch> epochs = new ArrayList<>();
  private @Nullable Proposal proposal;

  /** The first epoch: these members, in this order, from the beginning on. */
  public Membership(List<String> members) {
    epochs.add(new Epoch(0, 0, members, Map.of()));
  }

  /** Goes on with confirmed epochs, oldest first. */
  public static Membership resume(List<Epoch> confirmed) {
    Membership membership = new Membership(confirmed.getFirst().members());
    membership.epochs.addAll(confirmed.subList(1, confirmed.size()));
    return membership;
  }

  /** The confirmed epochs, oldest first. */
  public List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /** The confirmed epoch with the latest border, which may still be ahead. */
  public Epoch latest() {
    return epochs.getLast();
  }

  /** What is to be acknowledged now. */
  public Optional<Epoch> proposal() {
    return Optional.ofNullable(proposal).map(p -> p.epoch);
  }

  /** An instance follows the schedule of that version and acknowledges that epoch. */
  public void acknowledged(String instance, long version, int epoch) {
    if (proposal != null && version >= proposal.version && epoch == proposal.epoch.index()) {
      proposal.acknowledged(instance);
    }
  }

  /**
   * Takes the next step, if there is one.
   *
   * @param now run seconds
   * @param version that the schedule will have if this changes it
   * @param firstOrdinals the first ordinals of a run second, by population
   * @return what has changed
   */
  public Change step(
      double now, Crew crew, long version, LongFunction<Map<String, Long>> firstOrdinals) {
    if (proposal != null) {
      if (proposal.acknowledgedByAll(crew.alive())) {
        epochs.add(proposal.epoch);
        proposal = null;
        return Change.CONFIRMED;
      }
      if (now < proposal.giveUpSecond) {
        return Change.NONE;
      }
      proposal = null;
      return Change.WITHDRAWN;
    }
    List<String> members = order(crew.willing());
    List<String> draining = draining(members, crew.draining());
    if (members.equals(latest().members()) && draining.equals(latest().draining())) {
      return Change.NONE;
    }
    Set<String> bound = new HashSet<>(members);
    latest().workers().stream().filter(crew.alive()::contains).forEach(bound::add);
    if (bound.stream().anyMatch(crew.silent()::contains)) {
      return Change.NONE;
    }
    long border = Math.max((long) Math.ceil(now + LEAD_SECONDS), latest().fromSecond());
    Epoch epoch = new Epoch(epochs.size(), border, members, firstOrdinals.apply(border), draining);
    proposal = new Proposal(epoch, version, bound, now + PATIENCE_SECONDS);
    return Change.PROPOSED;
  }

  /** Whoever stays keeps the order; newcomers follow by name. */
  private List<String> order(Set<String> willing) {
    List<String> members = new ArrayList<>(latest().members());
    members.retainAll(willing);
    willing.stream().filter(w -> !members.contains(w)).forEach(members::add);
    return members;
  }

  /** Of those who had a part, the ones who start no user any more but have some under way. */
  private List<String> draining(List<String> members, Set<String> candidates) {
    return latest().workers().stream()
        .filter(w -> candidates.contains(w) && !members.contains(w))
        .toList();
  }

  /** What a step has changed. */
  public enum Change {
    NONE,
    PROPOSED,
    CONFIRMED,
    WITHDRAWN
  }
}
