package io.broadside.plan.connection;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy that passes requests on to the target.
 *
 * @param user null for a proxy without login
 * @param password null where there is no user
 */
public record Proxy(
    String host, int port, @Nullable String user, @Nullable SecretSource password) {}
