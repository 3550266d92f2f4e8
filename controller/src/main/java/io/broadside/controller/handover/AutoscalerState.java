package io.broadside.controller.handover;

/**
 * The state of a run's autoscaler, for the next controller.
 *
 * @param asked how many workers it has asked for, and was granted, last
 * @param overruled whether somebody else has taken over from it
 * @param perWorker users per second that it has learnt one worker to carry
 */
public record AutoscalerState(int asked, boolean overruled, double perWorker) {}
