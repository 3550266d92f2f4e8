package io.broadside.plan.connection;

import org.jspecify.annotations.Nullable;

/** Whose certificates are good. */
public sealed interface Trust {

  /** All: Gatling's own default. */
  record Any() implements Trust {}

  /** Those that Java knows. */
  record Known() implements Trust {}

  /**
   * Those in a key store.
   *
   * @param file a JKS or PKCS#12 file
   * @param password null for none
   */
  record Store(String file, @Nullable SecretSource password) implements Trust {}
}
