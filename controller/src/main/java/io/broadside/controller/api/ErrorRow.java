package io.broadside.controller.api;

/**
 * One kind of failure.
 *
 * @param scenario the scenario's name
 * @param request the groups and the request
 * @param message as Gatling words it, cut to a bounded length
 * @param count how often
 */
public record ErrorRow(String scenario, String request, String message, long count) {}
