package io.broadside.results.record.figures;

import org.jspecify.annotations.Nullable;

/**
 * One worker as it is now.
 *
 * @param worker its name: the pod's, or {@code worker-1} on a laptop
 * @param state in a word: starting, idle, preparing, ready, running, leaving, finished,
 *     unreachable, gone, failed
 * @param reason why it is not simply at work, null otherwise
 * @param share part of the load that it carries now, 0 to 1
 * @param started users it has started
 * @param active users under way
 * @param lateness 99th percentile of lateness over the last seconds, or in all once it has
 *     finished, ms
 * @param cpu cores in use over the last seconds
 * @param processors cores that it has
 * @param throttled part of the time in which its container was throttled, 0 to 1, null where not
 *     known
 * @param heapMegabytes heap in use
 * @param openFiles file descriptors in use
 * @param maxFiles file descriptors it may use
 * @param clockOffset its clock minus the controller's, ms
 * @param clockUncertainty how far that may be off, ms
 * @param secondsSinceContact how long ago it answered last
 * @param startSeconds from being asked for to its first answer, null where it was there before
 * @param prepareSeconds from hearing of a run to being able to take a share of it, null before
 * @param address where it answers, as host:port; null before it has one, and once it is gone
 */
public record WorkerFigures(
    String worker,
    String state,
    @Nullable String reason,
    double share,
    long started,
    long active,
    @Nullable Double lateness,
    @Nullable Double cpu,
    @Nullable Double processors,
    @Nullable Double throttled,
    @Nullable Double heapMegabytes,
    @Nullable Double openFiles,
    @Nullable Double maxFiles,
    @Nullable Double clockOffset,
    @Nullable Double clockUncertainty,
    @Nullable Double secondsSinceContact,
    @Nullable Double startSeconds,
    @Nullable Double prepareSeconds,
    @Nullable String address) {

  /** The same once it is there no longer: it carries nothing, and has no users. */
  public WorkerFigures gone() {
    return new WorkerFigures(
        worker,
        "gone",
        reason,
        0,
        started,
        0,
        lateness,
        null,
        processors,
        throttled,
        heapMegabytes,
        openFiles,
        maxFiles,
        clockOffset,
        clockUncertainty,
        secondsSinceContact,
        startSeconds,
        prepareSeconds,
        null);
  }
}
