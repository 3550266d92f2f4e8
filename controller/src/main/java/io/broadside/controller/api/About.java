package io.broadside.controller.api;

import org.jspecify.annotations.Nullable;

/**
 * A controller's version and settings, which are the same for all of its runs.
 *
 * @param version of Broadside
 * @param fleet where its workers are: `local` or `kubernetes`
 * @param maxArrivalsPerSecond users that may start in any one second, unless a run says otherwise
 * @param maxDurationSeconds how long a load may last, unless a run says otherwise
 * @param maxWorkers how many workers a run may have, unless it says otherwise
 * @param capacity users per second that one worker is taken to carry, unless a run says otherwise
 * @param workerHourDollars what one worker costs for an hour, US dollars; 0 on this machine
 * @param results where runs are kept
 * @param keepRuns the greatest number of runs that are kept; null for any
 * @param keepDays for how many days a run is kept; null for ever
 */
public record About(
    String version,
    String fleet,
    long maxArrivalsPerSecond,
    long maxDurationSeconds,
    int maxWorkers,
    double capacity,
    double workerHourDollars,
    String results,
    @Nullable Integer keepRuns,
    @Nullable Integer keepDays) {}
