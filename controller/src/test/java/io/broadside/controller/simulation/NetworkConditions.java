package io.broadside.controller.simulation;

/**
 * How bad a network is.
 *
 * @param loss part of the messages that are lost
 * @param repeat part that arrives twice
 * @param slowest the longest that one is on its way, seconds
 */
record NetworkConditions(double loss, double repeat, double slowest) {

  static final NetworkConditions GOOD = new NetworkConditions(0, 0, 0.02);
}
