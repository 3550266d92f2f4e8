package io.broadside.plan.connection;

import java.util.regex.Pattern;

/** Where a secret is found by the worker that needs it; the plan never has its value. */
public sealed interface SecretSource {

  /** An environment variable. */
  record Environment(String variable) implements SecretSource {

    @Override
    public String toString() {
      return "env:" + variable;
    }
  }

  /** A file's content, less the line break at its end. */
  record SecretFile(String path) implements SecretSource {

    @Override
    public String toString() {
      return "file:" + path;
    }
  }

  /**
   * Reads {@code env:NAME} or {@code file:PATH}.
   *
   * @throws IllegalArgumentException if it is neither; the message does not repeat it, since it may
   *     be the secret itself
   */
  static SecretSource parse(String text) {
    if (Pattern.matches("env:[A-Za-z_][A-Za-z0-9_]*", text)) {
      return new Environment(text.substring("env:".length()));
    }
    if (Pattern.matches("file:\\S.*", text)) {
      return new SecretFile(text.substring("file:".length()));
    }
    throw new IllegalArgumentException(
        "a secret must not stand in a plan: write env:NAME or file:PATH, which the workers look"
            + " up");
  }
}
