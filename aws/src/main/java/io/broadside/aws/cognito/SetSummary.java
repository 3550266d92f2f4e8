package io.broadside.aws.cognito;

import java.time.Instant;

/**
 * A set of test users, summed up as it is in its pool.
 *
 * @param users how many can be logged in
 * @param broken how many cannot, since making them broke off
 * @param createdAt when the first of them was made
 * @param claimedBy who uses the set just now; empty where nobody does
 */
public record SetSummary(
    UserSet set, long users, long broken, Instant createdAt, String claimedBy) {}
