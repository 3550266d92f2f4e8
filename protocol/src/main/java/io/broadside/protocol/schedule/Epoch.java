package io.broadside.protocol.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From when on which workers, in which order, share the load. An arrival belongs to the last epoch
 * that begins at or before its ordinal; what goes by the second (closed populations, throttles)
 * goes by the last epoch that has begun by then.
 *
 * @param index 0 for the first, then one more each
 * @param fromSecond the run second that it begins with
 * @param members the workers' instances; empty where nobody is left
 * @param firstOrdinals its first ordinal in each sharded population, fixed once by the controller;
 *     a population that is not named begins at 0
 * @param draining workers that start no user any more, but keep a part of the throttles until their
 *     users have ended
 */
public record Epoch(
    int index,
    long fromSecond,
    List<String> members,
    Map<String, Long> firstOrdinals,
    List<String> draining) {

  /** Copies the collections; refuses a worker named twice and anything negative. */
  public Epoch {
    members = List.copyOf(members);
    firstOrdinals = Map.copyOf(firstOrdinals);
    draining = List.copyOf(draining);
    if (index < 0 || fromSecond < 0 || firstOrdinals.values().stream().anyMatch(k -> k < 0)) {
      throw new IllegalArgumentException("negative index, second or ordinal in epoch " + index);
    }
    List<String> workers = workers(members, draining);
    if (new HashSet<>(workers).size() != workers.size()) {
      throw new IllegalArgumentException("a worker is named twice in epoch " + index);
    }
  }

  /** An epoch in which nobody drains. */
  public Epoch(int index, long fromSecond, List<String> members, Map<String, Long> firstOrdinals) {
    this(index, fromSecond, members, firstOrdinals, List.of());
  }

  private static List<String> workers(List<String> members, List<String> draining) {
    return Stream.concat(members.stream(), draining.stream()).toList();
  }

  /** All that it concerns: its members, and those that drain. */
  public List<String> workers() {
    return workers(members, draining);
  }

  /** The part of that worker, empty where it is not a member. */
  public Optional<Share> share(String member) {
    return share(members, member);
  }

  /** That worker's part of the throttles, which those that drain have, too. */
  public Optional<Share> throttleShare(String worker) {
    return share(workers(), worker);
  }

  private static Optional<Share> share(List<String> among, String worker) {
    int slot = among.indexOf(worker);
    return slot < 0 ? Optional.empty() : Optional.of(new Share(slot, among.size()));
  }

  /** The first ordinal of that population which this epoch holds for. */
  public long firstOrdinal(String population) {
    return firstOrdinals.getOrDefault(population, 0L);
  }
}
