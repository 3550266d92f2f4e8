package io.broadside.worker.dealing;

import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The orders that one engine has received for its run. Schedules may be late, repeated or
 * overtaken. One that was meant for another engine, comes from a controller that has been replaced,
 * or is older than its own lease, changes nothing. Not thread-safe, but for the {@linkplain
 * #holdings() holdings}.
 */
public final class Orders {

  private final String worker;
  private final String instance;
  private final LongSupplier ownNanos;

  private @Nullable String run;
  private @Nullable Plan plan;
  private @Nullable Holdings holdings;
  private @Nullable Long startMillis;
  private long clockOffsetNanos;
  private long term;
  private long leaseEndNanos;
  private long leaseNanos;
  private boolean leaseOver;
  private boolean stop;
  private boolean release;

  /**
   * An engine without orders yet.
   *
   * @param worker the worker's name, for messages
   * @param instance the engine's name: it takes what is meant for that one
   * @param ownNanos the worker's own clock, which has to be monotonic
   */
  public Orders(String worker, String instance, LongSupplier ownNanos) {
    this.worker = worker;
    this.instance = instance;
    this.ownNanos = ownNanos;
  }

  /**
   * Takes what is new in a schedule.
   *
   * @throws Refusal if it is not for this engine and its run, or a newer controller has spoken
   */
  public void take(Schedule next) throws Refusal {
    check(next);
    if (run == null && (next.plan() == null || next.release())) {
      return;
    }
    term = next.term();
    stop |= next.stop() && run != null;
    release |= next.release();
    if (renew(next.lease())) {
      Holdings mine = follow(next);
      if (startMillis == null && next.startMillis() != null) {
        startMillis = next.startMillis();
        clockOffsetNanos = next.clockOffsetNanos();
      }
      mine.hear(next.starts(), next.rounds());
      if (next.assignment() != null && !stop) {
        mine.take(next.version(), next.assignment());
      }
    }
  }

  private void check(Schedule next) throws Refusal {
    if (!next.instance().equals(instance)) {
      throw new Refusal(
          "Worker %s is instance %s now; the schedule is for %s."
              .formatted(worker, instance, next.instance()));
    }
    if (run != null && !run.equals(next.run())) {
      throw new Refusal(
          "Worker %s is busy with run %s and cannot take run %s."
              .formatted(worker, run, next.run()));
    }
    if (next.term() < term) {
      throw new Refusal(
          "Worker %s follows a newer controller (term %d); this one's is %d."
              .formatted(worker, term, next.term()));
    }
  }

  private Holdings follow(Schedule first) {
    Holdings mine = holdings;
    if (mine == null) {
      run = first.run();
      plan = java.util.Objects.requireNonNull(first.plan());
      mine = new Holdings(Deal.slotsFor(plan.limits().workers()));
      holdings = mine;
    }
    return mine;
  }

  /**
   * Whether the lease goes on; one that has ended while there were slots to lose is over for good.
   */
  private boolean renew(Lease lease) {
    long length = TimeUnit.MILLISECONDS.toNanos(lease.millis());
    long now = ownNanos.getAsLong();
    long end = Math.min(lease.heardNanos(), now) + length;
    if (leaseOver() || now >= end) {
      return false;
    }
    leaseNanos = length;
    leaseEndNanos = Math.max(leaseEndNanos, end);
    return true;
  }

  /** Whether the lease has ended since the run's start was known: it never begins anew then. */
  public boolean leaseOver() {
    leaseOver |= startMillis != null && ownNanos.getAsLong() >= leaseEndNanos;
    return leaseOver;
  }

  /** Until when, by the worker's own clock, users may be due. */
  public long leaseEndNanos() {
    return leaseEndNanos;
  }

  /** Milliseconds until the lease ends; 0 where it has ended or was never given. */
  public long leaseMillis() {
    return leaseOver()
        ? 0
        : Math.max(0, TimeUnit.NANOSECONDS.toMillis(leaseEndNanos - ownNanos.getAsLong()));
  }

  /** Whether the lease ended as long ago as it lasted: nobody will come any more. */
  public boolean forgotten() {
    return run != null && ownNanos.getAsLong() - leaseEndNanos > leaseNanos;
  }

  /** The run, empty while idle. */
  public Optional<String> run() {
    return Optional.ofNullable(run);
  }

  /** What is to be run, empty while idle. */
  public Optional<Plan> plan() {
    return Optional.ofNullable(plan);
  }

  /** The slots, empty while idle. */
  public Optional<Holdings> holdings() {
    return Optional.ofNullable(holdings);
  }

  /** The term of the newest controller that was heard, 0 while idle. */
  public long term() {
    return term;
  }

  /** When run time is 0 by the controller's clock, in milliseconds since 1970, once it is known. */
  public Optional<Long> startMillis() {
    return Optional.ofNullable(startMillis);
  }

  /** By how much this worker's clock is ahead of the one that the start was said by. */
  public long clockOffsetNanos() {
    return clockOffsetNanos;
  }

  /** Whether the load is to end at once. */
  public boolean stop() {
    return stop;
  }

  /** Whether the engine is to end. */
  public boolean release() {
    return release;
  }

  /** All that another controller needs to know of it; empty while idle. */
  public Optional<Claim> claim() {
    return holdings == null || plan == null || run == null
        ? Optional.empty()
        : Optional.of(
            new Claim(
                run,
                plan,
                startMillis,
                clockOffsetNanos,
                holdings.version(),
                holdings.tenures(),
                holdings.starts(),
                stop));
  }
}
