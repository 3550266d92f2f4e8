package io.broadside.plan.phase;

import io.broadside.protocol.injection.Rate;

/** The level of a load: an arrival rate, or a number of active users. */
public sealed interface Level {

  /** An arrival rate. */
  record Arrivals(Rate rate) implements Level {

    @Override
    public String toString() {
      return rate.toString();
    }
  }

  /** A number of active users. */
  record Concurrent(int users) implements Level {

    private static final int MOST = 10_000_000;

    /** Refuses fewer than none, or more than ten million. */
    public Concurrent {
      if (users < 0 || users > MOST) {
        throw new IllegalArgumentException(
            "a load can have from 0 to ten million active users, not " + users);
      }
    }

    @Override
    public String toString() {
      return users + " users";
    }
  }

  /**
   * Reads {@code 500/s} or {@code 50 users}.
   *
   * @throws IllegalArgumentException if it is neither; the message is a sentence
   */
  static Level parse(String text) {
    String[] words = text.strip().split(" +", -1);
    if (text.contains("/")) {
      return new Arrivals(Rate.parse(text));
    }
    if (words[0].matches("\\d{1,8}") && words.length == 2 && words[1].matches("users?")) {
      return new Concurrent(Integer.parseInt(words[0]));
    }
    if (words[0].matches("\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException(
          "'%s' has no unit: write %s/s for users who start each second, or %s users for that many active users"
              .formatted(text.strip(), words[0], words[0]));
    }
    throw new IllegalArgumentException(
        "'%s' is not a load: write users per second such as 500/s, or 50 users for that many active users"
            .formatted(text.strip()));
  }
}
