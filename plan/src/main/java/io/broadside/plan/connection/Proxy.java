package io.broadside.plan.connection;

import org.jspecify.annotations.Nullable;

/**
 * Who passes requests on.
 *
 * @param user null for nobody in particular
 * @param password null where there is no user
 */
public record Proxy(
    String host, int port, @Nullable String user, @Nullable SecretSource password) {}
