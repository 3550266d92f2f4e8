import java.util.random.RandomGenerator;

/**
 * How response times come about in a simulated run: one request, {@link #RATE} a second. Medians
 * are above 322 ms, where the tolerance of a time is 5 % and not its floor.
 */
enum Model {
  /**
   * As behind a queue: each time is log-normal around 400 ms (σ 0.5), and the level of all of them
   * wanders from second to second: its logarithm is AR(1) with φ 0.9 and a deviation of 3 %.
   */
  AUTOCORRELATED("autocorrelated") {
    @Override
    Second[] seconds(int length, RandomGenerator random) {
      double[] level = wandering(length, 0.9, 0.03, random);
      Second[] seconds = new Second[length];
      for (int s = 0; s < length; s++) {
        seconds[s] = new Second(level[s], 0);
      }
      return seconds;
    }

    @Override
    double logTime(Second second, RandomGenerator random) {
      return Math.log(0.4) + second.level + 0.5 * random.nextGaussian();
    }
  },
  /**
   * Hits and misses of a cache: log-normal around 350 ms (σ 0.2) and 1 s (σ 0.3). The share of the
   * misses is 30 %, and its logit wanders: AR(1) with φ 0.95 and a deviation of 0.15.
   */
  BIMODAL("bimodal") {
    @Override
    Second[] seconds(int length, RandomGenerator random) {
      double[] logit = wandering(length, 0.95, 0.15, random);
      Second[] seconds = new Second[length];
      for (int s = 0; s < length; s++) {
        seconds[s] = new Second(0, 1 / (1 + Math.exp(-Math.log(0.3 / 0.7) - logit[s])));
      }
      return seconds;
    }

    @Override
    double logTime(Second second, RandomGenerator random) {
      return random.nextDouble() < second.misses
          ? 0.3 * random.nextGaussian()
          : Math.log(0.35) + 0.2 * random.nextGaussian();
    }
  },
  /**
   * Log-normal around 400 ms (σ 0.5). From its begin to its end a run gets slower or faster by up
   * to 4 % (even, another in each run, 0 on the mean), a wave of 2 % and 300 s begins anywhere, and
   * the rest is AR(1) with φ 0.8 and a deviation of 2 %.
   */
  DRIFTING("drifting") {
    @Override
    Second[] seconds(int length, RandomGenerator random) {
      double[] level = wandering(length, 0.8, 0.02, random);
      double drift = 0.08 * random.nextDouble() - 0.04;
      double phase = 2 * Math.PI * random.nextDouble();
      Second[] seconds = new Second[length];
      for (int s = 0; s < length; s++) {
        double trend = drift * ((double) s / length - 0.5);
        double wave = 0.02 * Math.sin(phase + 2 * Math.PI * s / 300);
        seconds[s] = new Second(level[s] + trend + wave, 0);
      }
      return seconds;
    }

    @Override
    double logTime(Second second, RandomGenerator random) {
      return AUTOCORRELATED.logTime(second, random);
    }
  },
  /**
   * Log-normal around 400 ms (σ 0.5), and a level that wanders slowly, for minutes: AR(1) with φ
   * 0.99 and a deviation of 3 %. Not to be told from a change in a short run.
   */
  SLOW("slow") {
    @Override
    Second[] seconds(int length, RandomGenerator random) {
      double[] level = wandering(length, 0.99, 0.03, random);
      Second[] seconds = new Second[length];
      for (int s = 0; s < length; s++) {
        seconds[s] = new Second(level[s], 0);
      }
      return seconds;
    }

    @Override
    double logTime(Second second, RandomGenerator random) {
      return AUTOCORRELATED.logTime(second, random);
    }
  };

  /** Requests a second. */
  static final int RATE = 100;

  /** The part of them that fails. */
  static final double ERRORS = 0.002;

  final String label;

  Model(String label) {
    this.label = label;
  }

  /** What one second's requests have in common: the level's logarithm, the share of misses. */
  record Second(double level, double misses) {}

  /** What each second of a run has in common. */
  abstract Second[] seconds(int length, RandomGenerator random);

  /** The logarithm of one response time, seconds. */
  abstract double logTime(Second second, RandomGenerator random);

  private static double[] wandering(
      int length, double phi, double deviation, RandomGenerator random) {
    double[] values = new double[length];
    double value = deviation * random.nextGaussian();
    for (int s = 0; s < length; s++) {
      values[s] = value;
      value = phi * value + Math.sqrt(1 - phi * phi) * deviation * random.nextGaussian();
    }
    return values;
  }
}
