package io.broadside.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The dashboard that a user imports into Grafana.
 *
 * @param expressions in PromQL, with Grafana's variables
 */
record GrafanaDashboard(List<String> expressions) {

  private static final Pattern METRIC = Pattern.compile("\\bbroadside_\\w+");

  /** As it is in the docs. */
  static GrafanaDashboard read() throws IOException {
    Path file = Path.of(System.getProperty("broadside.home", ".."), "docs/grafana/broadside.json");
    JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
    return new GrafanaDashboard(
        StreamSupport.stream(dashboard.path("panels").spliterator(), false)
            .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
            .map(target -> target.path("expr").asText())
            .toList());
  }

  /** The names of all metrics that it shows. */
  List<String> metrics() {
    return expressions.stream()
        .flatMap(e -> METRIC.matcher(e).results().map(MatchResult::group))
        .distinct()
        .toList();
  }
}
