package io.broadside.controller.scaling;

import java.util.OptionalInt;

/**
 * How many workers the {@link Autoscaler} would ask for in each second of a run, if it learnt
 * nothing from workers.
 *
 * @param most in any second
 * @param first at the start
 * @param workerSeconds in all
 */
public record Growth(int most, int first, long workerSeconds) {

  /**
   * Goes through a run's profile.
   *
   * @param limit how many workers it may have
   * @param startSeconds from asking for a worker to its being ready
   */
  public static Growth of(Forecast forecast, Capacity capacity, int limit, double startSeconds) {
    Autoscaler scaler = new Autoscaler(limit);
    int first = scaler.begin(forecast, capacity, startSeconds);
    int now = first;
    int most = first;
    long sum = 0;
    long seconds = forecast.outline().profileSeconds();
    for (long s = 0; s < seconds; s++) {
      OptionalInt asked = scaler.step(forecast, capacity, s, now, startSeconds);
      now = asked.orElse(now);
      most = Math.max(most, now);
      sum += now;
    }
    return new Growth(most, first, sum);
  }
}
