package io.broadside.controller.report;

import io.broadside.controller.handover.Observations;
import io.broadside.results.record.figures.WorkerFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes what happens to the workers of a run, for the verdict on the generator. For the conductor's
 * thread only.
 */
public final class Observer {

  private static final int MOST_REFUSALS = 5;

  private final List<String> refusals = new ArrayList<>();
  private final Map<String, String> lost = new LinkedHashMap<>();
  private final Map<String, String> silent = new LinkedHashMap<>();
  private double throttled;
  private double cpuShare;
  private double openFiles;
  private double clockUncertainty;

  Observer() {}

  /** Goes on with what another controller observed. */
  void resume(Observations observed) {
    lost.putAll(observed.lost());
    silent.putAll(observed.silent());
    refusals.addAll(observed.refusals());
    throttled = observed.throttled();
    cpuShare = observed.cpuShare();
    openFiles = observed.openFiles();
    clockUncertainty = observed.clockUncertainty();
  }

  /** All of it until now. */
  public Observations observations() {
    return new Observations(
        new LinkedHashMap<>(lost),
        new LinkedHashMap<>(silent),
        refusals,
        throttled,
        cpuShare,
        openFiles,
        clockUncertainty);
  }

  /** A worker refused its schedule; the first ones tell it. */
  public void refused(String reason) {
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(reason);
    }
  }

  /** A worker ended before its time. */
  public void lost(String worker, String reason) {
    lost.put(worker, worker + ", " + reason);
  }

  /** A worker could not be reached for a while; only the first reason counts. */
  public void silent(String worker, String reason) {
    silent.putIfAbsent(worker, worker + ", " + reason);
  }

  /** Looks at one worker's figures: the largest of each count. */
  public void weigh(WorkerFigures worker) {
    Double most = worker.maxFiles();
    Double open = worker.openFiles();
    Double cpu = worker.cpu();
    Double cores = worker.processors();
    Double denied = worker.throttled();
    Double unsure = worker.clockUncertainty();
    if (most != null && open != null && most > 0) {
      openFiles = Math.max(openFiles, open / most);
    }
    cpuShare = Math.max(cpuShare, cpu == null || cores == null ? 0 : cpu / cores);
    throttled = Math.max(throttled, denied == null ? 0 : denied);
    clockUncertainty = Math.max(clockUncertainty, unsure == null ? 0 : unsure);
  }
}
