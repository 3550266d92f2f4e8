package io.broadside.aws.cognito.login;

import java.util.function.Supplier;

/** A token of a user who stays logged in; its text is always a token that is valid now. */
public final class Token {

  private final Supplier<String> now;

  Token(Supplier<String> now) {
    this.now = now;
  }

  @Override
  public String toString() {
    return now.get();
  }
}
