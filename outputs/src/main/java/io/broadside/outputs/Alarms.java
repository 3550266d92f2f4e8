package io.broadside.outputs;

import io.broadside.outputs.news.Event;
import io.broadside.results.record.Verdicts.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Raises one {@link Event} for each goal that has been broken for {@value #SECONDS} s, since the
 * first few requests say little. Not thread-safe.
 */
final class Alarms {

  static final int SECONDS = 10;

  private final Map<String, Integer> lasting = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private long second = -1;

  /** The new events of a run. */
  List<Event> next(RunStanding now) {
    if (now.second() <= second) {
      return List.of();
    }
    int passed = Math.toIntExact(now.second() - second);
    second = now.second();
    lasting.keySet().retainAll(now.broken().stream().map(Judged::text).collect(Collectors.toSet()));
    List<Event> events = new ArrayList<>();
    for (Judged goal : now.broken()) {
      int seconds = lasting.merge(goal.text(), passed, Integer::sum);
      if (seconds >= SECONDS && told.add(goal.text())) {
        events.add(new Event(Event.Kind.GOAL_BROKEN, now.run(), goal));
      }
    }
    return events;
  }
}
