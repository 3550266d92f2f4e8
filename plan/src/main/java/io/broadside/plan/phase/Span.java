package io.broadside.plan.phase;

/**
 * When a phase is.
 *
 * @param name what its plan calls it, or {@code phase 1} and so on
 * @param from the first second of the load that is its
 * @param until the first that is not any more
 * @param steady whether the load stays the same in it, and is above none
 */
public record Span(String name, int from, int until, boolean steady) {}
