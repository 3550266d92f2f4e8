package io.broadside.controller.api;

/**
 * When a phase of the load is.
 *
 * @param name what its plan calls it
 * @param from the first second that is its
 * @param until the first that is not any more
 */
public record PreviewedPhase(String name, int from, int until) {}
