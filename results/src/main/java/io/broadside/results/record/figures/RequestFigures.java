package io.broadside.results.record.figures;

import org.jspecify.annotations.Nullable;

/**
 * One request, or one group, of a scenario, merged over the fleet; times in ms, null where nothing
 * was measured.
 *
 * @param scenario the scenario's name
 * @param request the groups and the request, joined by {@code " / "}
 * @param group true for a group, whose times are the sums of its requests' times
 * @param count responses
 * @param errors of these, failed
 * @param perSecond responses in a second, on average over the run so far
 * @param p999 the percentile 99.9; null in what was kept before there was one
 */
public record RequestFigures(
    String scenario,
    String request,
    boolean group,
    long count,
    long errors,
    double perSecond,
    @Nullable Double min,
    @Nullable Double mean,
    @Nullable Double standardDeviation,
    @Nullable Double p50,
    @Nullable Double p75,
    @Nullable Double p95,
    @Nullable Double p99,
    @Nullable Double p999,
    @Nullable Double max) {}
