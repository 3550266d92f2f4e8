package io.broadside.results.record.figures;

/**
 * One kind of failure.
 *
 * @param scenario the scenario's name; empty where the simulation's own code failed
 * @param request the groups and the request; {@code the simulation's own code} where that failed
 * @param message as Gatling words it, cut to a bounded length
 * @param count how often
 */
public record ErrorCount(String scenario, String request, String message, long count) {}
