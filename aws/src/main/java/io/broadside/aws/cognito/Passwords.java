package io.broadside.aws.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.aws.signing.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The passwords of test users, each derived from one secret and the user's name by HMAC-SHA256 (RFC
 * 2104): nobody has to keep a list of them.
 */
public final class Passwords {

  private static final int LEAST_SECRET = 16;
  private static final int RANDOM_BYTES = 32;

  /** A pool may want one of each kind. */
  private static final String ALL_KINDS = "-aA1";

  private final byte[] secret;

  /**
   * From that secret.
   *
   * @throws IllegalArgumentException if it is too short; the message does not repeat it
   */
  public Passwords(String secret) {
    if (secret.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "the secret from which passwords are made needs at least %d characters"
              .formatted(LEAST_SECRET));
    }
    this.secret = secret.getBytes(UTF_8);
  }

  /** A secret that nobody can guess. */
  public static String newSecret() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** That of a user, by name: 47 characters, of all four kinds. */
  public String of(String user) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.hmac(secret, user))
        + ALL_KINDS;
  }
}
