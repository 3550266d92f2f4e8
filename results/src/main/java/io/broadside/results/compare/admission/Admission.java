package io.broadside.results.compare.admission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the reasons why two sides must not be compared. */
public final class Admission {

  /** As large a part of the users planned may be missed or unknown. */
  public static final double LOST = 0.01;

  /** By as large a part may the offered rates differ, of the highest. */
  public static final double LOAD = 0.02;

  private Admission() {}

  /** Whole sentences; none where they may be compared. */
  public static List<String> refusals(List<ComparedRun> baseline, List<ComparedRun> changed) {
    List<String> reasons = new ArrayList<>();
    twice(baseline, "baseline", reasons);
    twice(changed, "new side", reasons);
    List<Conditions> all =
        Stream.concat(baseline.stream(), changed.stream())
            .map(ComparedRun::conditions)
            .distinct()
            .toList();
    for (Conditions run : all) {
      if (!run.generatorValid()) {
        reasons.add(
            "Run %s: its generator's verdict is not VALID: %s.".formatted(run.run(), run.whyNot()));
      }
      if (run.lostShare() > LOST) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "Run %s: %.1f %% of its planned users were missed or unknown, more than the %.0f %%"
                    + " allowed.",
                run.run(),
                100 * run.lostShare(),
                100 * LOST));
      }
      if (run.offeredPerSecond() == 0) {
        reasons.add(
            "Run %s has no steady load to compare. It needs at least 10 s of steady load after its first 10 s, better a minute or more."
                .formatted(run.run()));
      }
    }
    sameLoad(all, reasons);
    return reasons;
  }

  private static void twice(List<ComparedRun> side, String name, List<String> reasons) {
    Set<String> seen = new HashSet<>();
    for (ComparedRun run : side) {
      if (!seen.add(run.name())) {
        reasons.add("Run %s appears twice on the %s.".formatted(run.name(), name));
      }
    }
  }

  private static void sameLoad(List<Conditions> all, List<String> reasons) {
    Conditions first = all.get(0);
    Conditions least = first;
    Conditions most = first;
    for (Conditions run : all) {
      if (!run.plan().equals(first.plan())) {
        reasons.add(
            "Runs %s and %s ran different plans: %s and %s."
                .formatted(first.run(), run.run(), first.plan(), run.plan()));
      }
      least = run.offeredPerSecond() < least.offeredPerSecond() ? run : least;
      most = run.offeredPerSecond() > most.offeredPerSecond() ? run : most;
    }
    if (least.offeredPerSecond() < (1 - LOAD) * most.offeredPerSecond()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "Runs %s and %s did not offer the same load: %.1f and %.1f users/s differ by more"
                  + " than %.0f %%.",
              least.run(),
              most.run(),
              least.offeredPerSecond(),
              most.offeredPerSecond(),
              100 * LOAD));
    }
  }
}
