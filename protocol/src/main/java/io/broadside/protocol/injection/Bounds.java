package io.broadside.protocol.injection;

/** Checks the limits of a step's numbers. */
final class Bounds {

  private static final long MOST_USERS = 1_000_000_000;

  private Bounds() {}

  static void users(long users) {
    if (users < 0 || users > MOST_USERS) {
      throw new IllegalArgumentException(
          "a step starts from 0 to a thousand million users, not " + users);
    }
  }

  static void seconds(int seconds) {
    if (seconds < 1) {
      throw new IllegalArgumentException("a step lasts at least 1 second, not " + seconds);
    }
  }
}
