package io.broadside.plan.connection;

import org.jspecify.annotations.Nullable;

/**
 * What a client shows of itself.
 *
 * @param file a PKCS#12 or JKS file with certificate and key
 * @param password null for none
 */
public record ClientCertificate(String file, @Nullable SecretSource password) {}
