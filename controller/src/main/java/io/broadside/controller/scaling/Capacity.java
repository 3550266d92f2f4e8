package io.broadside.controller.scaling;

/**
 * How much load one worker carries well; begins with a setting, and learns from what workers that
 * are at work show. Not thread-safe.
 */
public final class Capacity {

  /** Users per second and worker, where nothing else is said. */
  public static final double USUAL = 100;

  /** Part of its processors that a worker may use: up to there starts are on time. */
  static final double GOOD_CPU = 0.7;

  /** Lateness above which a worker has too much, milliseconds. */
  static final double GOOD_LATENESS_MILLIS = 5;

  private static final double LESS_WHEN_LATE = 0.8;
  private static final double SMOOTHING = 0.2;

  /** By this factor at most, either way, what is learnt may differ from the setting. */
  private static final double FARTHEST = 4;

  /** Below it, most of what a worker uses is its own, and not its users'. */
  private static final double LEAST_CPU = 0.25;

  private final double setting;
  private double perWorker;

  /** Begins with a setting, users per second and worker. */
  public Capacity(double perWorker) {
    if (perWorker <= 0) {
      throw new IllegalArgumentException("a worker carries more than nothing");
    }
    this.setting = perWorker;
    this.perWorker = perWorker;
  }

  /** Goes on with what was learnt already. */
  public void resume(double learnt) {
    perWorker = learnt;
  }

  /** Users per second and worker. */
  public double perWorker() {
    return perWorker;
  }

  /**
   * Takes what one second has shown; a worker that is hardly busy teaches nothing.
   *
   * @param load users per second and worker
   * @param cpu largest part of its processors that a worker used, 0 to 1
   * @param latenessMillis 99th percentile
   */
  public void learn(double load, double cpu, double latenessMillis) {
    if (load <= 0 || cpu < LEAST_CPU) {
      return;
    }
    double seen = load * GOOD_CPU / cpu;
    double possible =
        latenessMillis > GOOD_LATENESS_MILLIS ? Math.min(seen, load * LESS_WHEN_LATE) : seen;
    double bounded = Math.clamp(possible, setting / FARTHEST, setting * FARTHEST);
    perWorker += SMOOTHING * (bounded - perWorker);
  }

  /** How many workers carry that load: at least one. */
  public int workersFor(long load) {
    return Math.max(1, Math.toIntExact((long) Math.ceil(load / perWorker)));
  }
}
