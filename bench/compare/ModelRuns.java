import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.admission.Conditions;
import io.broadside.results.compare.estimate.RequestSecond;
import io.broadside.results.compare.estimate.SteadySample;
import io.broadside.results.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes runs of a model. */
final class ModelRuns {

  /** Buckets of times from 1 ms to 64 s. */
  private static final int FIRST = bucketOf(1);

  private static final int[] BUCKETS = new int[64_001];

  static {
    for (int ms = 1; ms < BUCKETS.length; ms++) {
      BUCKETS[ms] = bucketOf(ms) - FIRST;
    }
  }

  private static final int WIDTH = BUCKETS[64_000] + 1;

  private ModelRuns() {}

  private static int bucketOf(int milliseconds) {
    return (int) Math.ceil(32 * Math.log(milliseconds / 1000.0) / Math.log(2) - 1e-9);
  }

  /**
   * The same run once for each change of all its times: what is compared with what differs in
   * nothing else.
   *
   * @param offset by which the logarithm of all its times differs from the model's
   */
  static List<ComparedRun> of(
      Model model,
      String name,
      int length,
      double offset,
      double[] changes,
      RandomGenerator random) {
    Model.Second[] common = model.seconds(length, random);
    List<List<RequestSecond>> runs = new ArrayList<>();
    for (int c = 0; c < changes.length; c++) {
      runs.add(new ArrayList<>());
    }
    for (int s = 0; s < length; s++) {
      long[][] counts = new long[changes.length][WIDTH];
      long errors = 0;
      for (int i = 0; i < Model.RATE; i++) {
        double milliseconds = 1000 * Math.exp(model.logTime(common[s], random) + offset);
        errors += random.nextDouble() < Model.ERRORS ? 1 : 0;
        for (int c = 0; c < changes.length; c++) {
          long whole = Math.round(milliseconds * (1 + changes[c]));
          counts[c][BUCKETS[(int) Math.clamp(whole, 1, BUCKETS.length - 1)]]++;
        }
      }
      for (int c = 0; c < changes.length; c++) {
        runs.get(c).add(new RequestSecond(s, NativeHistogram.of(FIRST, counts[c], 0, 0), errors));
      }
    }
    Conditions conditions = new Conditions(name, true, "", 0, Model.RATE, model.label);
    return runs.stream()
        .map(r -> new ComparedRun(conditions, Map.of("request", new SteadySample(name, r))))
        .toList();
  }
}
