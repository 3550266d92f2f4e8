package io.broadside.worker.metrics;

import io.broadside.protocol.wire.MetricNames;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The requests, or groups, of one scenario by where they stand. Thread-safe. */
final class Requests {

  private final String scenario;
  private final TimeFamily.Recorders times;
  private final BoundedNames names;
  private final ConcurrentHashMap<List<String>, ConcurrentHashMap<String, Request>> byPlace =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Request> byLabel = new ConcurrentHashMap<>();

  Requests(String scenario, TimeFamily.Recorders times, BoundedNames names) {
    this.scenario = scenario;
    this.times = times;
    this.names = names;
  }

  /** The one of that name in those groups; makes no garbage once it is known. */
  Request get(List<String> groups, String name) {
    ConcurrentHashMap<String, Request> here = byPlace.get(groups);
    Request request = here == null ? null : here.get(name);
    return request == null ? find(groups, name) : request;
  }

  private Request find(List<String> groups, String name) {
    String whole =
        groups.isEmpty()
            ? name
            : String.join(MetricNames.PATH_SEPARATOR, groups) + MetricNames.PATH_SEPARATOR + name;
    String label = names.bounded(whole);
    Request request = byLabel.computeIfAbsent(label, l -> new Request(scenario, l, times));
    if (label.equals(whole)) {
      byPlace
          .computeIfAbsent(List.copyOf(groups), g -> new ConcurrentHashMap<>())
          .put(name, request);
    }
    return request;
  }
}
