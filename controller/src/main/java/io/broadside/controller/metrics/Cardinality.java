package io.broadside.controller.metrics;

import io.broadside.controller.metrics.scrape.Scrape.Series;
import io.broadside.protocol.wire.Label;
import io.broadside.protocol.wire.MetricNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many series a fleet may have, however many workers each bring some of their own: the first
 * 1,000 requests, 1,000 groups and 1,000 messages, 100 of one request, are told apart. Whatever
 * comes later is added to one series for all others, so that no count is lost; what is told apart
 * once always is. Not thread-safe.
 */
final class Cardinality {

  static final int MOST_NAMES = 1_000;
  static final int MOST_MESSAGES = 1_000;
  static final int MOST_MESSAGES_OF_ONE = 100;

  private static final String ERRORS = MetricNames.ERRORS + "_total";

  private final Set<String> requests = new HashSet<>();
  private final Set<String> groups = new HashSet<>();
  private final Set<Series> messages = new HashSet<>();
  private final Map<Series, Integer> messagesOfOne = new HashMap<>();

  /** Those that are told apart now; what becomes of either is no matter of the other. */
  Cardinality copy() {
    Cardinality copy = new Cardinality();
    copy.requests.addAll(requests);
    copy.groups.addAll(groups);
    copy.messages.addAll(messages);
    copy.messagesOfOne.putAll(messagesOfOne);
    return copy;
  }

  /** The series to which the values of one are added: itself, or the one of all others. */
  Series of(Series series) {
    String name = series.name();
    if (name.equals(ERRORS)) {
      return message(named(series, requests, MetricNames.OTHER_REQUESTS));
    }
    if (name.startsWith(MetricNames.RESPONSE)
        || name.startsWith(MetricNames.AS_PLANNED)
        || name.startsWith(MetricNames.WINDOW_RESPONSE)) {
      return named(series, requests, MetricNames.OTHER_REQUESTS);
    }
    return name.startsWith(MetricNames.GROUP) || name.startsWith(MetricNames.WINDOW_GROUP)
        ? named(series, groups, MetricNames.OTHER_GROUPS)
        : series;
  }

  private static Series named(Series series, Set<String> known, String others) {
    String name = series.get(Label.REQUEST);
    if (known.contains(name) || name.equals(others) || admitted(known, name)) {
      return series;
    }
    return new Series(series.name(), series.labels().with(Label.REQUEST, others));
  }

  private static boolean admitted(Set<String> known, String name) {
    return known.size() < MOST_NAMES && known.add(name);
  }

  private Series message(Series series) {
    if (messages.contains(series)) {
      return series;
    }
    Series others = others(series);
    int already = messagesOfOne.getOrDefault(others, 0);
    if (series.equals(others)
        || messages.size() >= MOST_MESSAGES
        || already >= MOST_MESSAGES_OF_ONE) {
      return others;
    }
    messages.add(series);
    messagesOfOne.put(others, already + 1);
    return series;
  }

  /** What speaks for the generator's own sockets stays visible, since a verdict depends on it. */
  private static Series others(Series series) {
    String message =
        SocketErrors.sign(series.get(Label.MESSAGE))
            .map(sign -> "%s: %s".formatted(MetricNames.OTHER_MESSAGES, sign))
            .orElse(MetricNames.OTHER_MESSAGES);
    return new Series(series.name(), series.labels().with(Label.MESSAGE, message));
  }
}
