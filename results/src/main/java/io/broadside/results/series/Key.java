package io.broadside.results.series;

/**
 * Names one distribution.
 *
 * @param measure what it is about
 * @param scenario of the users
 * @param request the groups and the request, joined by {@code " / "}; empty for lateness
 * @param ok whether the requests succeeded; true for lateness
 */
public record Key(Measure measure, String scenario, String request, boolean ok) {

  /** What is missing is empty. */
  public Key {
    scenario = scenario == null ? "" : scenario;
    request = request == null ? "" : request;
  }
}
