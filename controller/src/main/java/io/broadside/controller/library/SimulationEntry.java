package io.broadside.controller.library;

/**
 * One simulation, or a bundle of several.
 *
 * @param name by which a run asks for it
 * @param source {@code folder} or {@code upload}
 * @param bytes of the bundle, packed
 * @param digest SHA-256 of the bundle, lower-case hex
 */
public record SimulationEntry(String name, String source, long bytes, String digest) {}
