package io.broadside.results.compare.admission;

import io.broadside.results.compare.estimate.SteadySample;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A run of one side.
 *
 * @param conditions whether it may be compared
 * @param requests the steady part of each request, by the request's name
 */
public record ComparedRun(Conditions conditions, Map<String, SteadySample> requests) {

  public ComparedRun {
    requests = Map.copyOf(new TreeMap<>(requests));
  }

  public String name() {
    return conditions.run();
  }

  /** Its steady part of a request that it has. */
  public SteadySample sample(String request) {
    return Objects.requireNonNull(requests.get(request), request);
  }

  /** Whether it has at least one response of that request. */
  public boolean has(String request) {
    SteadySample sample = requests.get(request);
    return sample != null && sample.responses() > 0;
  }
}
