package io.broadside.results.series;

/**
 * How often one kind of error came.
 *
 * @param message what was said of it
 * @param count how often
 */
public record ErrorKind(String message, long count) {}
