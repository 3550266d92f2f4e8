package io.broadside.aws.cognito.login;

import java.time.Instant;

/**
 * The tokens of a user who is logged in.
 *
 * @param id who it is, as a JSON Web Token
 * @param access what it may do, as a JSON Web Token
 * @param endsAt when both end
 */
public record Tokens(String id, String access, Instant endsAt) {

  /** Without the tokens, which are secrets. */
  @Override
  public String toString() {
    return "tokens until " + endsAt;
  }
}
