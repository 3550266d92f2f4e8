package io.broadside.controller.ownership;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The workers of a run as they are at one moment, by their instances.
 *
 * @param willing those that may own slots; those that own some come first
 * @param leaving those that are about to leave: they give up what they own
 * @param silent those of either that cannot be reached: they keep what they have, and get nothing
 */
public record Crew(List<String> willing, Set<String> leaving, Set<String> silent) {

  /** Copies the collections, in an order that is always the same. */
  public Crew {
    willing = List.copyOf(willing);
    leaving = Collections.unmodifiableSet(new TreeSet<>(leaving));
    silent = Set.copyOf(silent);
  }
}
