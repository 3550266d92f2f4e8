package io.broadside.controller.report;

import java.util.List;
import java.util.Locale;

/** Tells failures of the generator's own sockets by their messages. */
final class SocketErrors {

  private static final List<String> SIGNS =
      List.of(
          "cannot assign requested address",
          "address already in use",
          "too many open files",
          "no buffer space available");

  private SocketErrors() {}

  static boolean isOne(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(lower::contains);
  }
}
