package io.broadside.protocol.status;

/**
 * How the previous engine of a worker ended, if it was not released.
 *
 * @param instance the earlier engine's instance
 * @param run the run it was given, empty where none
 * @param failure what is known of the cause
 * @param endedNanos what the worker's clock showed then, in nanoseconds since 1970
 */
public record LastExit(String instance, String run, Failure failure, long endedNanos) {}
