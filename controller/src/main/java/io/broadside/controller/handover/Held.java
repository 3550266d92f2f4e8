package io.broadside.controller.handover;

import io.broadside.protocol.schedule.Tenure;

/**
 * That an instance has had arrivals' slots.
 *
 * @param instance its name
 * @param tenure which, and when
 */
public record Held(String instance, Tenure tenure) {}
