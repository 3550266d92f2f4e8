package io.broadside.aws.signing;

import org.jspecify.annotations.Nullable;

/**
 * The AWS keys that sign requests. Only the access key is ever shown.
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
