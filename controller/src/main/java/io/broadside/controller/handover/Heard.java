package io.broadside.controller.handover;

import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.status.Status;

/**
 * What a worker has said to a controller that takes over, after it has taken that one's term.
 *
 * @param status how it stands
 * @param claim which slots it owns and has owned
 */
public record Heard(Status status, Claim claim) {}
