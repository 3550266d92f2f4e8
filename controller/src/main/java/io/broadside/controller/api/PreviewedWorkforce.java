package io.broadside.controller.api;

import org.jspecify.annotations.Nullable;

/**
 * The workers that would carry the load of a run, in a preview.
 *
 * @param workers how many the run would begin with
 * @param needed how many would carry its greatest load by the rule of `--workers auto`; null where
 *     the load is not known
 * @param startSeconds until the first user starts, about
 * @param hours how long all workers together would be at work; null where the load is not known
 * @param dollars what these hours cost, an estimate at {@link About#workerHourDollars()}, without
 *     the cluster itself and its traffic; null where the load is not known
 */
public record PreviewedWorkforce(
    int workers,
    @Nullable Integer needed,
    double startSeconds,
    @Nullable Double hours,
    @Nullable Double dollars) {}
