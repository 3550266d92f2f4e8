package io.broadside.plan.phase;

/**
 * The span of a phase.
 *
 * @param name what its plan calls it, or {@code phase 1} and so on
 * @param from the first second of the phase, counted from the start of the load
 * @param until the first second after it
 * @param steady whether the load stays the same in it, and is above none
 */
public record Span(String name, int from, int until, boolean steady) {}
