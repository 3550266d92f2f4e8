package io.broadside.protocol.status;

/**
 * How far a worker is with one population.
 *
 * @param startedThrough every ordinal of its own below this one has been started; for a closed
 *     population the ordinal of the next user
 * @param started users it started
 * @param ended users of these that have ended
 * @param drained true once none of its users is left and none will start
 */
public record Progress(long startedThrough, long started, long ended, boolean drained) {}
