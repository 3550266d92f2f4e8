package io.broadside.plan.connection;

import org.jspecify.annotations.Nullable;

/** The server certificates that are trusted. */
public sealed interface Trust {

  /** All certificates: Gatling's own default. */
  record Any() implements Trust {}

  /** The certificates that Java trusts. */
  record Known() implements Trust {}

  /**
   * The certificates in a key store.
   *
   * @param file a JKS or PKCS#12 file
   * @param password null for none
   */
  record Store(String file, @Nullable SecretSource password) implements Trust {}
}
