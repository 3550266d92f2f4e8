package io.broadside.aws.cognito;

import java.time.Instant;

/**
 * A test user that is in a pool.
 *
 * @param username what Cognito calls it
 * @param name as its set calls it
 * @param confirmed whether it can be logged in; not so where making it broke off
 * @param createdAt when
 * @param note of a claim, who has it
 */
record TestUser(String username, String name, boolean confirmed, Instant createdAt, String note) {}
