package io.broadside.aws.cognito.login;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A user who stays logged in for as long as its tokens are asked for. Thread-safe. */
public final class LoggedIn {

  private final AtomicBoolean renewing = new AtomicBoolean();
  private final AtomicInteger unusedLives = new AtomicInteger();
  private volatile Tokens tokens;

  LoggedIn(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The ID token, which says who the user is. */
  public Token id() {
    return new Token(() -> now(Tokens::id));
  }

  /** The access token, which says what the user may do. */
  public Token access() {
    return new Token(() -> now(Tokens::access));
  }

  private String now(Function<Tokens, String> token) {
    unusedLives.set(0);
    return token.apply(tokens);
  }

  void renew(Tokens others) {
    unusedLives.incrementAndGet();
    tokens = others;
  }

  boolean endsBefore(Instant time) {
    return tokens.endsAt().isBefore(time);
  }

  /** Whether nobody has asked for its tokens, nor for those before. */
  boolean isForgotten() {
    return unusedLives.get() > 1;
  }

  /** Whether the caller is to log the user in again; true for one caller at a time. */
  boolean beginRenewal() {
    return !renewing.getAndSet(true);
  }

  void endRenewal() {
    renewing.set(false);
  }
}
