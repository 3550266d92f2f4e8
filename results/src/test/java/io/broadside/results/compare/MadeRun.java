package io.broadside.results.compare;

import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.admission.Conditions;
import io.broadside.results.compare.estimate.RequestSecond;
import io.broadside.results.compare.estimate.SteadySample;
import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A run to be compared: 50 requests a second, log-normal, whose level wanders from second to
 * second.
 *
 * @param seconds how many
 * @param median seconds
 * @param spread σ of a request's logarithm
 * @param wandering the deviation of the level's logarithm
 * @param errors share of 1
 */
record MadeRun(
    String name, int seconds, double median, double spread, double wandering, double errors) {

  static final int RATE = 50;

  static MadeRun calm(String name, double median) {
    return new MadeRun(name, 300, median, 0.3, 0.01, 0);
  }

  static MadeRun noisy(String name, double median) {
    return new MadeRun(name, 120, median, 0.8, 0.2, 0.01);
  }

  static MadeRun constant(String name, double seconds) {
    return new MadeRun(name, 120, seconds, 0, 0, 0);
  }

  MadeRun lasting(int seconds) {
    return new MadeRun(name, seconds, median, spread, wandering, errors);
  }

  MadeRun failing(double errors) {
    return new MadeRun(name, seconds, median, spread, wandering, errors);
  }

  ComparedRun run() {
    return run("get");
  }

  ComparedRun run(String... requests) {
    Map<String, SteadySample> samples = new TreeMap<>();
    for (String request : requests) {
      samples.put(request, sample(name.hashCode() * 31L + request.hashCode()));
    }
    return new ComparedRun(conditions(), samples);
  }

  Conditions conditions() {
    return new Conditions(name, true, "", 0, RATE, "plan");
  }

  SteadySample sample(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<RequestSecond> measured = new ArrayList<>();
    double level = wandering * random.nextGaussian();
    for (int s = 0; s < seconds; s++) {
      NativeHistogram times = NativeHistogram.EMPTY;
      long failed = 0;
      for (int i = 0; i < RATE; i++) {
        double time = median * Math.exp(level + spread * random.nextGaussian());
        times = times.plus(of(time));
        failed += random.nextDouble() < errors ? 1 : 0;
      }
      measured.add(new RequestSecond(s, times, failed));
      level = 0.8 * level + 0.6 * wandering * random.nextGaussian();
    }
    return new SteadySample(name, measured);
  }

  /** One time, in whole milliseconds, as workers measure it. */
  static NativeHistogram of(double seconds) {
    double whole = Math.round(1000 * seconds) / 1000.0;
    if (whole == 0) {
      return NativeHistogram.of(0, new long[0], 1, 0);
    }
    int index = (int) Math.ceil(32 * Math.log(whole) / Math.log(2) - 1e-9);
    return NativeHistogram.of(index, new long[] {1}, 0, whole);
  }
}
