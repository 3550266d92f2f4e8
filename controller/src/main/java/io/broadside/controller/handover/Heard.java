package io.broadside.controller.handover;

import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.status.Status;

/**
 * A worker's answer to a controller that takes over, after it has accepted that controller's term.
 *
 * @param status how it stands
 * @param claim which slots it owns and has owned
 */
public record Heard(Status status, Claim claim) {}
