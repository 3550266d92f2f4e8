package io.broadside.results.record.figures;

/**
 * Arrivals that were lost, by ordinal: some of {@code first … end-1}. Where data are dealt by
 * ordinal, these are the records that were not used.
 *
 * @param scenario whose
 * @param worker that was to send them, empty where nobody had them
 * @param outcome {@code missed}: not sent; {@code unknown}: the worker ended before it could say
 * @param first the first of the ordinals
 * @param end the one after the last
 * @param count how many of these were lost
 */
public record LostArrivals(
    String scenario, String worker, String outcome, long first, long end, long count) {}
