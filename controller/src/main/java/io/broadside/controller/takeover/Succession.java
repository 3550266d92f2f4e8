package io.broadside.controller.takeover;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.RunStore;
import io.broadside.controller.fleet.Steering;
import io.broadside.controller.handover.RunSnapshot;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether this controller may command the workers: it must steer, and must have taken over
 * the run of the controller before it. For the conductor's thread only.
 */
public final class Succession {

  private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

  private static final String READS =
      "This controller leads now, and is still reading the state that the previous one left. Try"
          + " again in a few seconds.";

  private enum State {
    WAITING,
    READING,
    ADOPTING,
    STEERING
  }

  private final Steering steering;
  private final RunStore store;
  private final Executor thread;
  private final Function<RunSnapshot, Adoption> adopt;
  private State state = State.WAITING;
  private @Nullable Adoption adoption;
  private String underWay = READS;

  /**
   * Waits to steer.
   *
   * @param thread on which everything goes on
   * @param adopt begins to take over a run
   */
  public Succession(
      Steering steering, RunStore store, Executor thread, Function<RunSnapshot, Adoption> adopt) {
    this.steering = steering;
    this.store = store;
    this.thread = thread;
    this.adopt = adopt;
  }

  /** Whether this controller may command the workers. */
  public boolean steers() {
    return state == State.STEERING;
  }

  /** Why it may not yet, and what to do, in words for a person; empty where it may. */
  public Optional<String> obstacle() {
    return switch (state) {
      case STEERING -> Optional.empty();
      case WAITING -> steering.obstacle().or(() -> Optional.of(underWay));
      case READING, ADOPTING -> Optional.of(underWay);
    };
  }

  /** Why it may not begin anything new, in words for a person; empty where it may. */
  public Optional<String> objection() {
    return obstacle().or(this::uncertainty);
  }

  /** Another controller may have begun to steer: two must not begin something. */
  private Optional<String> uncertainty() {
    return steering.certain()
        ? Optional.empty()
        : Optional.of(
            steering.trouble().orElse("This controller does not know whether it still leads.")
                + " It starts nothing until it is certain that no other controller leads. A run"
                + " that is under way continues.");
  }

  /** Takes the next step; returns a run when one has been taken over. */
  public Optional<Adopted> step() {
    if (!steering.mine()) {
      state = State.WAITING;
      adoption = null;
      underWay = READS;
    } else if (state == State.WAITING) {
      read();
    } else if (state == State.ADOPTING && adoption != null) {
      Optional<Adopted> adopted = adoption.step();
      if (adopted.isPresent()) {
        state = State.STEERING;
        adoption = null;
      }
      return adopted;
    }
    return Optional.empty();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its failure is dealt with
  private void read() {
    if (!store.keeps()) {
      state = State.STEERING;
      return;
    }
    state = State.READING;
    CompletableFuture.supplyAsync(this::stored, ForkJoinPool.commonPool())
        .thenApply(packed -> packed.flatMap(Succession::unpacked))
        .thenAcceptAsync(this::found, thread)
        .exceptionallyAsync(
            e -> {
              underWay =
                  "This controller leads, but cannot yet read the state that the previous one left."
                      + " It tries again. "
                      + said(e);
              LOG.warn(
                  "The state that an earlier controller left cannot be read; trying again. {}",
                  said(e));
              CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, thread).execute(this::again);
              return null;
            },
            thread);
  }

  private Optional<byte[]> stored() {
    try {
      return store.read();
    } catch (FleetException e) {
      throw new CompletionException(e);
    }
  }

  private void found(Optional<RunSnapshot> kept) {
    if (state != State.READING) {
      return;
    }
    RunSnapshot left = kept.orElse(null);
    if (left == null || left.state().isFinal()) {
      state = State.STEERING;
    } else {
      LOG.warn("Taking over run {}", left.standing().run());
      underWay =
          ("This controller is taking over run %s, and first waits for reports from the workers."
                  + " The load continues meanwhile. Try again in a few seconds.")
              .formatted(left.standing().run());
      adoption = adopt.apply(left);
      state = State.ADOPTING;
    }
  }

  private void again() {
    if (state == State.READING) {
      state = State.WAITING;
    }
  }

  private static Optional<RunSnapshot> unpacked(byte[] packed) {
    try {
      return Optional.of(RunSnapshot.unpack(packed));
    } catch (IOException e) {
      LOG.error(
          "The state that an earlier controller left cannot be understood: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static String said(Throwable e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }
}
