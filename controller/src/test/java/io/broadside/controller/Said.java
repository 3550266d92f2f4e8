package io.broadside.controller;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.status.Gap;
import io.broadside.protocol.status.LastExit;
import io.broadside.protocol.status.Progress;
import io.broadside.protocol.status.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a worker says of itself in a test; what the test does not name is as in most of them. */
public final class Said {

  private final String worker;
  private final String instance;
  private final Map<String, Progress> progress = new HashMap<>();
  private final Set<String> starts = new HashSet<>();
  private EnginePhase phase = EnginePhase.RUNNING;
  private @Nullable String run = "run";
  private long term = 1;
  private long version;
  private @Nullable Border letGo;
  private @Nullable Border took;
  private Slots occupied = Slots.NONE;
  private @Nullable String digest = "digest";
  private boolean leaving;
  private long leaseMillis = 60_000;
  private long clockNanos = 1;
  private @Nullable Long beganNanos;
  private @Nullable Failure failure;
  private @Nullable LastExit lastExit;

  private Said(String worker, String instance) {
    this.worker = worker;
    this.instance = instance;
  }

  /** One whose worker has the same name. */
  public static Said by(String instance) {
    return new Said(instance, instance);
  }

  /** An instance of a worker. */
  public static Said by(String worker, String instance) {
    return new Said(worker, instance);
  }

  /** It follows that run, or none. */
  public Said of(@Nullable String followed) {
    run = followed;
    return this;
  }

  /** It is there. */
  public Said in(EnginePhase now) {
    phase = now;
    return this;
  }

  /** It follows the controller of that term. */
  public Said term(long heard) {
    term = heard;
    return this;
  }

  /** It goes by that version, took all of it, and let go at a border. */
  public Said version(long taken, @Nullable Border gone) {
    version = taken;
    letGo = gone;
    took = Border.START;
    return this;
  }

  /** It took nothing before that border. */
  public Said took(Border from) {
    took = from;
    return this;
  }

  /** It has users in slots that it has given up. */
  public Said occupying(Slots slots) {
    occupied = slots;
    return this;
  }

  /** Its outline has that digest. */
  public Said digest(@Nullable String prepared) {
    digest = prepared;
    return this;
  }

  /** Of a population it has started all of its own below that ordinal, but for the gaps. */
  public Said through(String population, long ordinal, Gap... gaps) {
    return progress(population, new Progress(ordinal, List.of(gaps), ordinal, ordinal, false));
  }

  /** It is as far as that with a population. */
  public Said progress(String population, Progress made) {
    progress.put(population, made);
    return this;
  }

  /** It knows when a population starts that waits for others. */
  public Said knowing(String start) {
    starts.add(start);
    return this;
  }

  /** It was told to go. */
  public Said leaving() {
    leaving = true;
    return this;
  }

  /** Its lease has ended. */
  public Said leaseOver() {
    leaseMillis = 0;
    return this;
  }

  /** Its clock shows that. */
  public Said at(long nanos) {
    clockNanos = nanos;
    return this;
  }

  /** It began when its clock showed that. */
  public Said began(@Nullable Long nanos) {
    beganNanos = nanos;
    return this;
  }

  /** It cannot go on. */
  public Said failed(@Nullable Failure why) {
    failure = why;
    return this;
  }

  /** The engine before it broke down. */
  public Said after(LastExit exit) {
    lastExit = exit;
    return this;
  }

  /** All of it. */
  public Status status() {
    return new Status(
        worker,
        instance,
        phase,
        run,
        term,
        version,
        letGo,
        took,
        occupied,
        digest,
        starts,
        progress,
        leaving,
        leaseMillis,
        clockNanos,
        beganNanos,
        failure,
        lastExit);
  }
}
