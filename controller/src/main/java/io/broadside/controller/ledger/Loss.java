package io.broadside.controller.ledger;

/**
 * Arrivals that were not sent, or may not have been: some of the ordinals {@code [first, end)}.
 *
 * @param population whose
 * @param instance that was to send them, empty where nobody had their slots
 * @param unknown whether they may have been sent all the same; otherwise they were missed
 * @param first the first of the ordinals
 * @param end the one after the last
 * @param count how many of these
 */
public record Loss(
    String population, String instance, boolean unknown, long first, long end, long count) {}
