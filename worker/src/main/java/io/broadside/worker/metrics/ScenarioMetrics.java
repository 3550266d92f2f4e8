package io.broadside.worker.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;

/**
 * The metrics of one scenario. Thread-safe.
 *
 * @param name the scenario's
 * @param started users
 * @param ended users
 * @param lateness of starts, in seconds
 * @param unsent requests that could not even be built
 * @param requests by groups and name
 * @param asPlanned first requests of users, by groups and name
 * @param groups by outer groups and name
 */
record ScenarioMetrics(
    String name,
    CounterDataPoint started,
    CounterDataPoint ended,
    DistributionDataPoint lateness,
    CounterDataPoint unsent,
    Requests requests,
    Requests asPlanned,
    Requests groups) {

  /** Users under way. Ended is read first, so that this is never below zero. */
  long active() {
    long gone = ended.getLongValue();
    return started.getLongValue() - gone;
  }
}
