package io.broadside.results.record.figures;

import org.jspecify.annotations.Nullable;

/**
 * One second of a run, over the whole fleet. Counts of arrivals go by the second for which they
 * were planned and fulfil {@code planned = offered + missed + unknown} once the second is settled;
 * figures of responses go by the second in which they were gathered. Milliseconds are null where
 * nothing was measured.
 *
 * @param second of the run, from 0
 * @param planned users due in this second
 * @param offered of these, users that were started
 * @param missed of these, users that nobody started
 * @param unknown of these, users of a worker that died before it could report
 * @param settled false while workers may still report on this second
 * @param requests responses gathered
 * @param errors of these, failed
 * @param active users under way
 * @param p50 median response time, ms
 * @param p95 95th percentile, ms
 * @param p99 99th percentile, ms
 * @param p999 the percentile 99.9, ms; null in runs that were kept before it was
 * @param max longest response, ms
 * @param lateness 99th percentile of start minus planned start, ms
 * @param workers that carried a share
 * @param gap true where the controller was away or busy and measured nothing: what came then is in
 *     the totals only, or in the second after
 */
public record Second(
    long second,
    long planned,
    long offered,
    long missed,
    long unknown,
    boolean settled,
    long requests,
    long errors,
    long active,
    @Nullable Double p50,
    @Nullable Double p95,
    @Nullable Double p99,
    @Nullable Double p999,
    @Nullable Double max,
    @Nullable Double lateness,
    int workers,
    boolean gap) {}
