package io.broadside.controller.handover;

import io.broadside.protocol.schedule.Tenure;

/**
 * A tenure of an instance: slots of arrivals that it owned, and when.
 *
 * @param instance its name
 * @param tenure which, and when
 */
public record Held(String instance, Tenure tenure) {}
