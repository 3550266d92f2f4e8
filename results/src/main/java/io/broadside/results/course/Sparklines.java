package io.broadside.results.course;

import java.util.List;

/**
 * The 99th percentile of many requests over all of a run, in few points each.
 *
 * @param step seconds in a point
 * @param lines one for each request and group
 */
public record Sparklines(long step, List<Sparkline> lines) {

  /** Copies the list. */
  public Sparklines {
    lines = List.copyOf(lines);
  }

  /**
   * One request, or one group.
   *
   * @param scenario the scenario's name
   * @param request the groups and the request, joined by {@code " / "}
   * @param group true for a group
   * @param p99 the greatest 99th percentile of a second in each point, ms; -1 without a response
   */
  public record Sparkline(String scenario, String request, boolean group, List<Double> p99) {

    /** Copies the list. */
    public Sparkline {
      p99 = List.copyOf(p99);
    }
  }
}
