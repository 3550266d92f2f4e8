package io.broadside.worker.metrics;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names that a simulation may make up while it runs, bounded in number and length so that they
 * cannot fill the memory: once there are too many, all new ones are one. Thread-safe.
 */
final class BoundedNames {

  private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();
  private final AtomicInteger left;
  private final int longest;
  private final String others;

  /**
   * No names yet.
   *
   * @param most how many are told apart
   * @param longest how many characters of each are kept
   * @param others what all others are called
   */
  BoundedNames(int most, int longest, String others) {
    this.left = new AtomicInteger(most);
    this.longest = longest;
    this.others = others;
  }

  /** The name itself, its beginning, or the one that stands for all others. */
  String bounded(String name) {
    String cut = cut(name);
    String same = known.get(cut);
    if (same != null) {
      return same;
    }
    if (left.get() <= 0) {
      return others;
    }
    return known.computeIfAbsent(cut, n -> left.getAndDecrement() > 0 ? n : others);
  }

  private String cut(String name) {
    if (name.length() <= longest) {
      return name;
    }
    int end = Character.isHighSurrogate(name.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return name.substring(0, end) + "…";
  }
}
