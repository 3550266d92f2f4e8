package io.broadside.results.record.figures;

import io.broadside.results.histogram.NativeHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A whole run in figures, so far. Milliseconds are null where nothing was measured.
 *
 * @param plannedInAll users of the whole profile, as far as it is known; 0 for closed populations
 * @param planned users due so far
 * @param offered of these, started
 * @param missed of these, not started by anybody
 * @param unknown of these, on workers that died before they could report
 * @param started users started in all, closed and unsharded populations included
 * @param requests responses
 * @param errors of these, failed
 * @param unsent requests that could not even be built, and so were not sent
 * @param ownErrors failures of the simulation's own code between requests
 * @param mean response time, ms
 * @param p50 median response time, ms
 * @param p95 95th percentile, ms
 * @param p99 99th percentile, ms
 * @param max longest response, ms
 * @param latenessP50 median lateness of users' starts, ms
 * @param latenessP99 99th percentile of lateness, ms
 * @param bucketErrorPercent how far a percentile can be off by the width of its bucket, in percent
 */
public record Totals(
    long plannedInAll,
    long planned,
    long offered,
    long missed,
    long unknown,
    long started,
    long requests,
    long errors,
    long unsent,
    long ownErrors,
    @Nullable Double mean,
    @Nullable Double p50,
    @Nullable Double p95,
    @Nullable Double p99,
    @Nullable Double max,
    @Nullable Double latenessP50,
    @Nullable Double latenessP99,
    double bucketErrorPercent) {

  public static final Totals NONE =
      new Totals(
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          NativeHistogram.errorPercent());

  /** Users due so far of whom a worker has yet to say what became of them. */
  public long unreported() {
    return planned - offered - missed - unknown;
  }
}
