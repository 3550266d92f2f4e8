package io.broadside.plan.connection;

import org.jspecify.annotations.Nullable;

/**
 * The client certificate for TLS connections to the target.
 *
 * @param file a PKCS#12 or JKS file with certificate and key
 * @param password null for none
 */
public record ClientCertificate(String file, @Nullable SecretSource password) {}
