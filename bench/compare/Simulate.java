import io.broadside.results.compare.Comparer;
import io.broadside.results.compare.SmallestChange;
import io.broadside.results.compare.Strictness;
import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.estimate.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Simulates pairs of runs whose change is known, and counts what is said of them. */
final class Simulate {

  private static final double[] CHANGES = {0, 0.05, 0.075, 0.1, 0.15, 0.2};
  private static final int[] MINUTES = {1, 2, 5, 10, 30};
  private static final double[] NONE = {0};

  /** Other random numbers are other pairs. */
  private static long seed;

  private static final Comparer COMPARER = new Comparer(Strictness.DEFAULT);

  private Simulate() {}

  public static void main(String[] arguments) throws IOException {
    int pairs = Integer.parseInt(arguments[0]);
    seed = Long.parseLong(arguments[1]);
    List<PowerCurve.Line> lines = new ArrayList<>();
    List<String> json = new ArrayList<>();
    lengths(pairs, lines, json);
    replicates(pairs, json);
    smallest(pairs, json);
    Path file = Path.of("bench/compare/target/compare.json");
    Files.writeString(file, "[\n" + String.join(",\n", json) + "\n]\n");
    Files.writeString(Path.of("docs/images/compare-power.svg"), PowerCurve.svg(CHANGES, lines));
  }

  private static void lengths(int pairs, List<PowerCurve.Line> lines, List<String> json) {
    say("| Model | Minutes | %s |", changes());
    for (Model model : Model.values()) {
      for (int minutes : MINUTES) {
        RandomGenerator random =
            new SplittableRandom(seed + 31L * minutes + model.label.hashCode());
        Tally[] tallies = tallies();
        for (int i = 0; i < pairs; i++) {
          pair(model, 60 * minutes, 1, 0, random, tallies);
        }
        report(model.label + " | " + minutes, tallies);
        json(json, model.label, minutes, 1, 0, tallies);
        lines.add(new PowerCurve.Line(model.label, minutes, tallies));
      }
    }
  }

  /** Runs of the same system that differ by 2 % for no reason: what one pair cannot know. */
  private static void replicates(int pairs, List<String> json) {
    say("%n| Runs a side, 5 min, differ by 2 %% | %s |", changes());
    for (int runs : new int[] {1, 2, 3, 5}) {
      RandomGenerator random = new SplittableRandom(seed + runs);
      Tally[] tallies = tallies();
      for (int i = 0; i < pairs; i++) {
        pair(Model.AUTOCORRELATED, 300, runs, 0.02, random, tallies);
      }
      report(Integer.toString(runs), tallies);
      json(json, Model.AUTOCORRELATED.label, 5, runs, 0.02, tallies);
    }
  }

  private static void pair(
      Model model, int length, int runs, double apart, RandomGenerator random, Tally[] tallies) {
    List<ComparedRun> before = new ArrayList<>();
    List<List<ComparedRun>> after = new ArrayList<>();
    for (int r = 0; r < runs; r++) {
      double offset = apart * random.nextGaussian();
      before.addAll(ModelRuns.of(model, "A" + r, length, offset, NONE, random));
      offset = apart * random.nextGaussian();
      after.add(ModelRuns.of(model, "B" + r, length, offset, CHANGES, random));
    }
    for (int c = 0; c < CHANGES.length; c++) {
      int change = c;
      tallies[c].add(COMPARER.compare(before, after.stream().map(run -> run.get(change)).toList()));
    }
  }

  /** How often the change of p95 that one run says can be shown is found in a pair with it. */
  private static void smallest(int pairs, List<String> json) {
    say("%n| Model | Minutes | smallest change of p50 | p95 | p99 | p95: found |");
    for (Model model : Model.values()) {
      for (int minutes : MINUTES) {
        RandomGenerator random = new SplittableRandom(seed + 7L * minutes + model.label.hashCode());
        double[] sums = new double[Figure.values().length];
        Tally tally = new Tally();
        int some = Math.max(1, pairs / 5);
        for (int i = 0; i < some; i++) {
          int length = 60 * minutes;
          ComparedRun a = ModelRuns.of(model, "A", length, 0, NONE, random).get(0);
          List<SmallestChange> changes = SmallestChange.of(a, Strictness.DEFAULT);
          for (SmallestChange change : changes) {
            Double by = change.figure() == Figure.ERROR_RATE ? change.by() : change.relative();
            sums[change.figure().ordinal()] += by;
          }
          double[] change = {changes.get(Figure.P95.ordinal()).relative()};
          ComparedRun b = ModelRuns.of(model, "B", length, 0, change, random).get(0);
          tally.add(COMPARER.compare(List.of(a), List.of(b)));
        }
        say(
            "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %.0f %% |",
            model.label,
            minutes,
            100 * sums[0] / some,
            100 * sums[1] / some,
            100 * sums[2] / some,
            100 * tally.p95Fails());
        json.add(
            String.format(
                Locale.ROOT,
                "{\"model\": \"%s\", \"minutes\": %d, \"pairs\": %d, \"smallestP50\": %.4f,"
                    + " \"smallestP95\": %.4f, \"smallestP99\": %.4f, \"p95Found\": %.4f}",
                model.label,
                minutes,
                some,
                sums[0] / some,
                sums[1] / some,
                sums[2] / some,
                tally.p95Fails()));
      }
    }
  }

  private static Tally[] tallies() {
    Tally[] tallies = new Tally[CHANGES.length];
    for (int c = 0; c < CHANGES.length; c++) {
      tallies[c] = new Tally();
    }
    return tallies;
  }

  private static String changes() {
    List<String> texts = new ArrayList<>();
    for (double change : CHANGES) {
      texts.add(String.format(Locale.ROOT, "%+.1f %%", 100 * change));
    }
    return String.join(" | ", texts) + " | PASS at 0 %";
  }

  private static void report(String name, Tally[] tallies) {
    StringBuilder text = new StringBuilder("| " + name);
    for (Tally tally : tallies) {
      text.append(
          String.format(
              Locale.ROOT, " | %.1f (%.1f)", 100 * tally.fails(), 100 * tally.p95Fails()));
    }
    say("%s | %.1f (%.1f) |", text, 100 * tallies[0].passes(), 100 * tallies[0].p95Passes());
  }

  private static void json(
      List<String> json, String model, int minutes, int runs, double apart, Tally[] tallies) {
    for (int c = 0; c < CHANGES.length; c++) {
      json.add(
          String.format(
              Locale.ROOT,
              "{\"model\": \"%s\", \"minutes\": %d, \"runs\": %d, \"runsDiffer\": %.2f, \"change\":"
                  + " %.3f, \"pairs\": %d, \"fail\": %.4f, \"pass\": %.4f, \"p95Fail\": %.4f,"
                  + " \"p95Pass\": %.4f}",
              model,
              minutes,
              runs,
              apart,
              CHANGES[c],
              tallies[c].pairs(),
              tallies[c].fails(),
              tallies[c].passes(),
              tallies[c].p95Fails(),
              tallies[c].p95Passes()));
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
