package io.broadside.controller.handover;

import io.broadside.protocol.status.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance that takes part in a run, or took part in it.
 *
 * @param member what the fleet calls its worker
 * @param status the last thing that it said
 * @param unclaimed whether it has still to say which slots it has had, so that what it reports of
 *     them cannot be understood yet
 * @param ended whether it is known to have ended
 * @param measured whether its last measurements are in
 * @param firstAfter by population, the first ordinal that was due only after its end; null while
 *     that is not known
 * @param beganNanos when its part of the run began by the controller's clock, in nanoseconds since
 *     1970; null before
 */
public record Participation(
    String member,
    Status status,
    boolean unclaimed,
    boolean ended,
    boolean measured,
    @Nullable Map<String, Long> firstAfter,
    @Nullable Long beganNanos) {}
