package io.broadside.target;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What the target has seen: how many requests always, each of them where asked to. Thread-safe. */
final class Recording {

  private final boolean keeps;
  private final Queue<Hit> hits = new ConcurrentLinkedQueue<>();
  private final LongAdder count = new LongAdder();

  Recording(boolean keeps) {
    this.keeps = keeps;
  }

  void add(Hit hit) {
    count.increment();
    if (keeps) {
      hits.add(hit);
    }
  }

  List<Hit> hits() {
    return List.copyOf(hits);
  }

  long count() {
    return count.sum();
  }

  void reset() {
    hits.clear();
    count.reset();
  }

  /** A line a request: microseconds since 1970, worker, scenario, ordinal, path; tabs between. */
  String text() {
    return hits.stream()
        .map(
            h ->
                "%d\t%s\t%s\t%d\t%s\n"
                    .formatted(h.atMicros(), h.worker(), h.scenario(), h.ordinal(), h.path()))
        .collect(Collectors.joining());
  }
}
