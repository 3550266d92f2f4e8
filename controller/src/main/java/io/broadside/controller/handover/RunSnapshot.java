package io.broadside.controller.handover;

import io.broadside.controller.metrics.KeptMetrics;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.plan.Outline;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.RunState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A run that goes on, as far as its workers cannot tell it themselves. They know better which
 * schedule holds and how far they are.
 *
 * @param request what the user asked for
 * @param createdAtMillis when
 * @param workers how many it was to start with
 * @param readyTimeoutSeconds how long it waits for them
 * @param state where it is
 * @param problem what went wrong, null where nothing did
 * @param stopCause why its load was stopped, null where it was not
 * @param stoppedAtMillis when its load was stopped, 0 where it was not
 * @param scaling where its scaling is; null where it does not scale by itself
 * @param standing how far it is
 * @param outline what the plan comes to; null before it is known, and where there is no room: a
 *     worker can tell it again
 * @param participants everybody who took part
 * @param observed for the verdict
 * @param gone what those measured who have gone
 * @param seconds what was measured each second, as {@link
 *     io.broadside.controller.metrics.SecondSeries} packs it; empty where there is no room
 */
public record RunSnapshot(
    RunRequest request,
    long createdAtMillis,
    int workers,
    int readyTimeoutSeconds,
    RunState state,
    @Nullable String problem,
    @Nullable StopCause stopCause,
    long stoppedAtMillis,
    @Nullable AutoscalerState scaling,
    Standing standing,
    @Nullable Outline outline,
    List<Participation> participants,
    Observations observed,
    KeptMetrics gone,
    String seconds) {

  private static final int MOST_BYTES = 256 << 20;

  /** Copies the list; keeps no values of secrets. */
  public RunSnapshot {
    request = request.withoutSecrets();
    standing = standing.withoutSecrets();
    participants = List.copyOf(participants);
  }

  /**
   * Its form to be kept; leaves out the outline, and then the seconds, where it would be too long.
   *
   * @param most bytes that there is room for
   * @return empty where even that is too long
   */
  public Optional<byte[]> pack(int most) {
    return Optional.of(this)
        .map(RunSnapshot::zip)
        .filter(b -> b.length <= most)
        .or(() -> Optional.of(without(seconds).zip()).filter(b -> b.length <= most))
        .or(() -> Optional.of(without("").zip()).filter(b -> b.length <= most));
  }

  private RunSnapshot without(String fewerSeconds) {
    return with(null, gone, fewerSeconds);
  }

  /** With what was measured. */
  public RunSnapshot with(KeptMetrics measured, String everySecond) {
    return with(outline, measured, everySecond);
  }

  private RunSnapshot with(@Nullable Outline known, KeptMetrics measured, String everySecond) {
    return new RunSnapshot(
        request,
        createdAtMillis,
        workers,
        readyTimeoutSeconds,
        state,
        problem,
        stopCause,
        stoppedAtMillis,
        scaling,
        standing,
        known,
        participants,
        observed,
        measured,
        everySecond);
  }

  private byte[] zip() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(Json.write(this));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Reads its kept form.
   *
   * @throws IOException if it is none, such as that of another version
   */
  public static RunSnapshot unpack(byte[] packed) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Json.read(zip.readNBytes(MOST_BYTES), RunSnapshot.class);
    }
  }
}
