package io.broadside.controller.scaling;

import java.util.OptionalInt;

/**
 * Asks for workers as early as they need to start, and lets them go once they have been too many
 * for a while. If somebody asks for another number meanwhile, the autoscaler leaves it at that for
 * good. Not thread-safe.
 */
public final class Autoscaler {

  /**
   * How long fewer must have been enough, seconds: a worker that goes and comes again costs more.
   */
  static final int PATIENCE_SECONDS = 30;

  /** Epochs lie 3 s ahead, and begin on a border of a second. */
  private static final int EPOCH_SECONDS = 5;

  /** A number from before the last change may still come in for a moment after it. */
  private static final int HEARSAY_STEPS = 1;

  /** A worker that waited longer for its machine says nothing about the next one. */
  private static final int MOST_START_SECONDS = 300;

  private final int most;
  private int asked;
  private long enoughSince = Long.MAX_VALUE;
  private int strange;
  private boolean overruled;

  /** Never asks for more than that. */
  public Autoscaler(int most) {
    this.most = most;
  }

  /** How many workers the run is to begin with. */
  public int begin(Forecast forecast, Capacity capacity, double startSeconds) {
    asked = needed(forecast, capacity, 0, startSeconds);
    return asked;
  }

  /**
   * Goes on in the middle of a run.
   *
   * @param before how many were asked for last
   * @param byOperator whether somebody else decided already how many
   */
  public void resume(int before, boolean byOperator) {
    asked = before;
    overruled = byOperator;
  }

  /** How many it has asked for last. */
  public int asked() {
    return asked;
  }

  /** Whether somebody else decides. */
  public boolean overruled() {
    return overruled;
  }

  /**
   * What to ask for now; to be called once a second.
   *
   * @param now run second
   * @param wanted how many are wanted, by whoever said so last
   * @param startSeconds from asking for a worker to its being ready
   * @return another number of workers, empty where the present one is right or somebody else
   *     decides
   */
  public OptionalInt step(
      Forecast forecast, Capacity capacity, long now, int wanted, double startSeconds) {
    strange = wanted == asked ? 0 : strange + 1;
    overruled |= strange > HEARSAY_STEPS;
    if (strange > 0 || overruled) {
      return OptionalInt.empty();
    }
    int needed = needed(forecast, capacity, now, startSeconds);
    if (needed >= asked) {
      enoughSince = Long.MAX_VALUE;
    } else {
      enoughSince = Math.min(enoughSince, now);
    }
    boolean down = enoughSince != Long.MAX_VALUE && now - enoughSince >= PATIENCE_SECONDS;
    if (needed > asked || down) {
      asked = needed;
      enoughSince = Long.MAX_VALUE;
      return OptionalInt.of(asked);
    }
    return OptionalInt.empty();
  }

  private int needed(Forecast forecast, Capacity capacity, long now, double startSeconds) {
    long until = now + (long) Math.ceil(Math.min(startSeconds, MOST_START_SECONDS)) + EPOCH_SECONDS;
    return Math.min(most, capacity.workersFor(forecast.peak(now, until)));
  }
}
