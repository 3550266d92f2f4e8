package io.broadside.controller.api;

/**
 * The span of a phase of the load.
 *
 * @param name what its plan calls it
 * @param from the first second of the phase
 * @param until the first second after it
 */
public record PreviewedPhase(String name, int from, int until) {}
