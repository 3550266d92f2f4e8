package io.broadside.controller.verdict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The measurements by which the generator is judged.
 *
 * @param sent what came of the users
 * @param planned arrivals that were due
 * @param missed of these, not sent
 * @param unknown of these, nobody knows
 * @param latenessP99Millis 99th percentile of lateness over the run
 * @param lostWorkers workers that died, with the reason
 * @param unreachableWorkers workers that could not be reached for long
 * @param throttled largest part of its time for which a worker was denied the processor, 0 to 1
 * @param cpuShare largest part of all processors that one worker used for seconds on end, 0 to 1
 * @param clockUncertaintyMillis largest uncertainty of a clock
 * @param openFilesShare largest part of the file descriptors that a worker may have, 0 to 1
 * @param socketErrors failed requests whose message says that the generator ran out of ports or
 *     files
 * @param refusals schedules that workers refused
 * @param gapSeconds seconds in which the controller measured nothing
 * @param unattendedSeconds seconds in which users were due, but no worker was there
 */
public record Evidence(
    Sent sent,
    long planned,
    long missed,
    long unknown,
    OptionalDouble latenessP99Millis,
    List<String> lostWorkers,
    List<String> unreachableWorkers,
    double throttled,
    double cpuShare,
    double clockUncertaintyMillis,
    double openFilesShare,
    long socketErrors,
    List<String> refusals,
    long gapSeconds,
    long unattendedSeconds) {

  /**
   * What users have sent.
   *
   * @param users started
   * @param responses in all
   * @param unsent requests that could not even be built
   * @param ownErrors failures of the simulation's own code between requests
   * @param obstacle why most of those requests could not be built
   */
  public record Sent(long users, long responses, long unsent, long ownErrors, String obstacle) {}

  /** Copies the lists. */
  public Evidence {
    lostWorkers = List.copyOf(lostWorkers);
    unreachableWorkers = List.copyOf(unreachableWorkers);
    refusals = List.copyOf(refusals);
  }
}
