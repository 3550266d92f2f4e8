package io.broadside.controller.handover;

import java.util.List;
import java.util.Map;

/**
 * Observations for the verdict on the generator that the next controller could not make again.
 *
 * @param lost workers that ended too early, with the reason
 * @param silent workers that could not be reached for a while, with the reason
 * @param refusals what workers refused
 * @param throttled largest part of a second in which a worker was throttled, 0 to 1
 * @param cpuShare largest part of its processors that a worker used, 0 to 1
 * @param openFiles largest part of its open files that a worker used, 0 to 1
 * @param clockUncertainty largest one of a worker's clock, milliseconds
 */
public record Observations(
    Map<String, String> lost,
    Map<String, String> silent,
    List<String> refusals,
    double throttled,
    double cpuShare,
    double openFiles,
    double clockUncertainty) {

  /** Nothing observed. */
  public static final Observations NONE =
      new Observations(Map.of(), Map.of(), List.of(), 0, 0, 0, 0);

  /** Copies the list. */
  public Observations {
    refusals = List.copyOf(refusals);
  }
}
