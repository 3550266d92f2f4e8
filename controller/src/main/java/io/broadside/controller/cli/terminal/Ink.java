package io.broadside.controller.cli.terminal;

/** Colours for the terminal, unless it has none or the user has turned them off (no-color.org). */
enum Ink {
  COLOURED,
  PLAIN;

  /** What stands out because it is bad. */
  String bad(String text) {
    return in(31, text);
  }

  /** What asks for a second look. */
  String doubtful(String text) {
    return in(33, text);
  }

  /** What is as it should be. */
  String good(String text) {
    return in(32, text);
  }

  private String in(int colour, String text) {
    return this == PLAIN ? text : "\u001b[%dm%s\u001b[0m".formatted(colour, text);
  }
}
