package io.broadside.protocol.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 */
public record Epoch(
    int index, long fromSecond, List<String> members, Map<String, Long> firstOrdinals) {

  /** Copies the collections; refuses a member named twice and anything negative. */
  public Epoch {
    members = List.copyOf(members);
    firstOrdinals = Map.copyOf(firstOrdinals);
    if (index < 0 || fromSecond < 0 || firstOrdinals.values().stream().anyMatch(k -> k < 0)) {
      throw new IllegalArgumentException("negative index, second or ordinal in epoch " + index);
    }
    if (new HashSet<>(members).size() != members.size()) {
      throw new IllegalArgumentException("a member is named twice in epoch " + index);
    }
  }

  /** The part of that worker, empty where it is not a member. */
  public Optional<Share> share(String member) {
    int slot = members.indexOf(member);
    return slot < 0 ? Optional.empty() : Optional.of(new Share(slot, members.size()));
  }

  /** The first ordinal of that population which this epoch holds for. */
  public long firstOrdinal(String population) {
    return firstOrdinals.getOrDefault(population, 0L);
  }
}
