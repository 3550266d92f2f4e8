package io.broadside.target;

/**
 * One request as the target saw it.
 *
 * @param atMicros when, in microseconds since 1970
 * @param path with its query
 * @param scenario header {@code X-Scenario}, empty where there is none
 * @param ordinal header {@code X-Ordinal}, -1 where there is none
 * @param worker header {@code X-Worker}, empty where there is none
 */
public record Hit(long atMicros, String path, String scenario, long ordinal, String worker) {}
