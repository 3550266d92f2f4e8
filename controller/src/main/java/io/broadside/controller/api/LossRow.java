package io.broadside.controller.api;

/**
 * Arrivals that were lost, by ordinal: {@code first}, {@code first + step}, … , as many as {@code
 * count}. Where data are dealt by ordinal, these are the records that were not used.
 *
 * @param scenario whose
 * @param worker that was to send them, empty where nobody was left
 * @param outcome {@code missed}: not sent; {@code unknown}: the worker died before it could say
 * @param first the first of the ordinals
 * @param step from one ordinal to the next
 * @param count how many
 */
public record LossRow(
    String scenario, String worker, String outcome, long first, long step, long count) {}
