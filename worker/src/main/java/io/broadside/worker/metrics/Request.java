package io.broadside.worker.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of one request of one scenario, or of one group. Thread-safe. Outcomes and messages
 * appear once they have happened.
 */
final class Request {

  private final String scenario;
  private final String name;
  private final TimeFamily.Recorders times;
  private final ConcurrentHashMap<Boolean, Recorder> outcomes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, CounterDataPoint> errors = new ConcurrentHashMap<>();

  Request(String scenario, String name, TimeFamily.Recorders times) {
    this.scenario = scenario;
    this.name = name;
    this.times = times;
  }

  void took(boolean ok, long millis) {
    Recorder recorder = outcomes.get(ok);
    if (recorder == null) {
      recorder = outcomes.computeIfAbsent(ok, o -> times.recorder(scenario, name, o));
    }
    recorder.record(millis);
  }

  void failed(String message, BoundedNames messages, Counter counter) {
    CounterDataPoint count = errors.get(message);
    if (count == null) {
      String known = messages.bounded(message);
      count = errors.computeIfAbsent(known, m -> counter.labelValues(scenario, name, m));
    }
    count.inc();
  }
}
