package io.broadside.controller.api;

import java.util.List;

/**
 * The fleet.
 *
 * @param wanted how many workers there are to be
 * @param workers those that there are, and those that have ended lately
 */
public record Workers(int wanted, List<WorkerRow> workers) {}
