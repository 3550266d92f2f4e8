package io.broadside.aws.signing;

import org.jspecify.annotations.Nullable;

/**
 * Who signs. Nothing of it is shown but the first.
 *
 * @param accessKey names the key
 * @param secretKey is never sent
 * @param token of a session, null for a key that has none
 */
public record Keys(String accessKey, String secretKey, @Nullable String token) {

  @Override
  public String toString() {
    return accessKey;
  }
}
