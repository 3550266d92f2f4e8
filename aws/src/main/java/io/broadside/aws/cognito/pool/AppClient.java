package io.broadside.aws.cognito.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.aws.signing.Digests;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The app by which users log in.
 *
 * @param id of it
 * @param secret null where it has none
 * @param byPassword whether it takes passwords as they are (USER_PASSWORD_AUTH), or by SRP
 */
public record AppClient(String id, @Nullable String secret, boolean byPassword) {

  /** HMAC of the user's name, which a client with a secret has to send. */
  public Optional<String> hash(String username) {
    return Optional.ofNullable(secret)
        .map(s -> Digests.hmac(s.getBytes(UTF_8), username + id))
        .map(Base64.getEncoder()::encodeToString);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "client " + id;
  }
}
