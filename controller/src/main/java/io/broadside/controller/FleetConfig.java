package io.broadside.controller;

import io.broadside.controller.fleet.kubernetes.Install;
import java.nio.file.Path;

/** The settings of a controller's fleet. */
public sealed interface FleetConfig {

  /**
   * On this machine, as child processes.
   *
   * @param java the java binary that they run on
   * @param workerJar the worker's jar
   * @param workers how many to begin with
   * @param hangSeconds how long one may be silent before it is ended; 0 means as long as it likes
   */
  record Local(Path java, Path workerJar, int workers, int hangSeconds) implements FleetConfig {}

  /**
   * In the cluster that this process is in.
   *
   * @param namespace where the workers' Deployment is
   * @param install which Broadside there
   * @param pod the controller's own pod
   * @param idleSeconds how long without a run until all workers are let go; 0 means never
   * @param workerHourDollars what one worker costs for an hour, for estimates
   */
  record Kubernetes(
      String namespace, Install install, String pod, int idleSeconds, double workerHourDollars)
      implements FleetConfig {

    /** 1 vCPU and 2 GB of Fargate in us-east-1, as in docs/cost.md. */
    static final double USUAL_WORKER_HOUR_DOLLARS = 0.04937;
  }
}
