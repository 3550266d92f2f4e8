package io.broadside.controller.simulation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What happens to a simulated fleet.
 *
 * @param seed of what the network does
 * @param workers at the start
 * @param leaseSeconds of the workers
 * @param leadMillis how long before it workers are told the start
 */
record SimulatedHistory(
    long seed,
    int workers,
    int leaseSeconds,
    int leadMillis,
    SimulatedLoad load,
    NetworkConditions conditions,
    List<Action> actions) {

  SimulatedHistory {
    actions = List.copyOf(actions);
  }

  @Override
  public String toString() {
    return "seed %d, %d workers, lease %d s, start told %d ms ahead, %s, %s:%n%s"
        .formatted(
            seed,
            workers,
            leaseSeconds,
            leadMillis,
            load,
            conditions,
            actions.stream()
                .map(a -> "  " + a)
                .collect(Collectors.joining(System.lineSeparator())));
  }
}
