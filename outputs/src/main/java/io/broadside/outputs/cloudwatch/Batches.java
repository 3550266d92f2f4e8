package io.broadside.outputs.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares events out among requests that CloudWatch Logs takes
 * (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html).
 */
final class Batches {

  private static final int MOST_EVENTS = 10_000;
  private static final int MOST_BYTES = 1_048_576;
  private static final int BYTES_OF_EACH = 26;

  private Batches() {}

  /** As few as can be, in the order of the events. */
  static List<List<String>> of(List<String> events) {
    List<List<String>> full = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int bytes = 0;
    for (String event : events) {
      int more = event.getBytes(StandardCharsets.UTF_8).length + BYTES_OF_EACH;
      if (open.size() == MOST_EVENTS || bytes + more > MOST_BYTES) {
        full.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(event);
      bytes += more;
    }
    full.add(open);
    return full;
  }
}
