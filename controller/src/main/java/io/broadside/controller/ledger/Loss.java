package io.broadside.controller.ledger;

/**
 * Arrivals that one instance was to send: {@code first}, {@code first + step}, … , as many as
 * {@code count}.
 *
 * @param population whose
 * @param instance that was to send them, empty where nobody was left
 * @param unknown whether they may have been sent all the same; otherwise they were missed
 * @param first the first of the ordinals
 * @param step from one ordinal to the next
 * @param count how many
 */
public record Loss(
    String population, String instance, boolean unknown, long first, long step, long count) {}
