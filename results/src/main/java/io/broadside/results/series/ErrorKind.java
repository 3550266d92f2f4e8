package io.broadside.results.series;

/**
 * The number of errors of one kind.
 *
 * @param message what was said of it
 * @param count how often
 */
public record ErrorKind(String message, long count) {}
