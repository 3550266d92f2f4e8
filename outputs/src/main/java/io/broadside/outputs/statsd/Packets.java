package io.broadside.outputs.statsd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts lines into packets that pass a usual network whole, as StatsD advises
 * (https://github.com/statsd/statsd/blob/master/docs/metric_types.md#multi-metric-packets). Not
 * thread-safe.
 */
final class Packets {

  private static final int MOST_BYTES = 1_432;

  private final List<byte[]> full = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();

  /** Adds a line, in ASCII. */
  void add(String line) {
    if (!open.isEmpty() && open.length() + 1 + line.length() > MOST_BYTES) {
      close();
    }
    if (!open.isEmpty()) {
      open.append('\n');
    }
    open.append(line);
  }

  private void close() {
    full.add(open.toString().getBytes(StandardCharsets.US_ASCII));
    open.setLength(0);
  }

  /** All of them. */
  List<byte[]> all() {
    if (!open.isEmpty()) {
      close();
    }
    return List.copyOf(full);
  }
}
