package io.broadside.controller.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells failures of the generator's own sockets by their messages. */
final class SocketErrors {

  private static final List<String> SIGNS =
      List.of(
          "cannot assign requested address",
          "address already in use",
          "too many open files",
          "no buffer space available");

  private SocketErrors() {}

  /** What in a message tells it; empty where it is none. */
  static Optional<String> sign(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return SIGNS.stream().filter(lower::contains).findFirst();
  }
}
