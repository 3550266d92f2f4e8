package io.broadside.aws.signing;

import java.util.SortedMap;

/**
 * A request that is to be signed.
 *
 * @param method such as {@code POST}
 * @param path as it is sent
 * @param query as it is sent, empty for none
 * @param headers that are signed, by their names in lower case; the host is one of them
 * @param payload SHA-256 of the body in lower-case hex, or {@link Signer#UNSIGNED_PAYLOAD}
 */
public record Unsigned(
    String method, String path, String query, SortedMap<String, String> headers, String payload) {}
