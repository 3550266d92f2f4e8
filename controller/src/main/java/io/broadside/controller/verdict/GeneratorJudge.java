package io.broadside.controller.verdict;

import io.broadside.results.record.Verdicts.Generator;
import io.broadside.results.record.Verdicts.Reason;
import io.broadside.results.record.Verdicts.Trust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges the generator: how far the figures of a run can be trusted, and why not further. */
public final class GeneratorJudge {

  /** Promised for 70 % of a core; above it, start times begin to differ from the plan's. */
  static final double LATENESS_SUSPECT_MILLIS = 5;

  /** A tenth of a second is of the order of the response times that people measure. */
  static final double LATENESS_INVALID_MILLIS = 100;

  /** Exact is what is promised, so that a single arrival is worth a word. */
  static final double MISSING_SUSPECT = 0;

  /** One in a hundred moves the 99th. */
  static final double MISSING_INVALID = 0.01;

  /** One period of 100 ms in ten seconds: the 99th percentile of response times can show it. */
  static final double THROTTLED_SUSPECT = 0.01;

  /** One period in ten: every percentile from the 90th on shows it. */
  static final double THROTTLED_INVALID = 0.10;

  /** Above it, users queue for the processor, and the wait is measured as response time. */
  static final double CPU_SUSPECT = 0.90;

  /** Twice what a start may be late: the workers' starts no longer interleave as planned. */
  static final double CLOCK_SUSPECT_MILLIS = 10;

  /** Above it, one burst of connections exhausts them. */
  static final double FILES_SUSPECT = 0.90;

  /** One request in a thousand is of the order of the error rates that people assert. */
  static final double SOCKETS_INVALID = 0.001;

  /** As of arrivals that are missing: one in a hundred moves the 99th. */
  static final double UNSENT_INVALID = 0.01;

  private final List<Reason> reasons = new ArrayList<>();

  private GeneratorJudge() {}

  /** The verdict; its trust is the worst of its reasons'. */
  public static Generator judge(Evidence evidence) {
    GeneratorJudge judge = new GeneratorJudge();
    judge.weighWork(evidence.sent());
    judge.weighArrivals(evidence);
    judge.weighWorkers(evidence);
    judge.weighClocks(evidence);
    Trust worst =
        judge.reasons.stream()
            .map(Reason::trust)
            .max(Comparator.naturalOrder())
            .orElse(Trust.VALID);
    return new Generator(worst, List.copyOf(judge.reasons));
  }

  private void weighWork(Evidence.Sent sent) {
    if (sent.responses() == 0) {
      add(Trust.INVALID, "nothing-measured", nothing(sent));
    } else if (sent.unsent() > 0) {
      double part = (double) sent.unsent() / (sent.unsent() + sent.responses());
      add(
          part > UNSENT_INVALID ? Trust.INVALID : Trust.SUSPECT,
          "unsent-requests",
          ("%,d requests could not be sent (%s %% of all; more than %.0f %% is invalid), so the"
                  + " load was lighter than planned. Most often: %s.")
              .formatted(
                  sent.unsent(),
                  Digits.apart(part * 100, List.of(UNSENT_INVALID * 100)),
                  UNSENT_INVALID * 100,
                  sent.obstacle()));
    }
    if (sent.ownErrors() > 0) {
      add(
          Trust.SUSPECT,
          "simulation-errors",
          ("The simulation's own code failed %,d times, so those users did not do what they should."
                  + " The errors show where it failed, and the workers' logs show the exceptions.")
              .formatted(sent.ownErrors()));
    }
  }

  private static String nothing(Evidence.Sent sent) {
    if (sent.users() == 0) {
      return "No user was started, so nothing was measured. Check the injection profile.";
    }
    return "None of the %,d users got a response or a failure, so nothing was measured. %s"
        .formatted(
            sent.users(),
            sent.unsent() > 0
                ? "%,d requests could not be sent, most often: %s."
                    .formatted(sent.unsent(), sent.obstacle())
                : "Check that the scenarios send requests, and that users had time to send them.");
  }

  private void weighArrivals(Evidence e) {
    double missing = e.planned() == 0 ? 0 : (double) (e.missed() + e.unknown()) / e.planned();
    if (missing > MISSING_SUSPECT) {
      add(
          missing > MISSING_INVALID ? Trust.INVALID : Trust.SUSPECT,
          "missing-arrivals",
          ("Of %,d planned arrivals, %,d were missed and %,d are unknown (%s %%; up to %.0f %% is"
                  + " suspect, more is invalid). The load was lighter than planned in those"
                  + " seconds. Check which seconds they are, and repeat the run if they matter.")
              .formatted(
                  e.planned(),
                  e.missed(),
                  e.unknown(),
                  Digits.apart(missing * 100, List.of(MISSING_SUSPECT, MISSING_INVALID * 100)),
                  MISSING_INVALID * 100));
    }
    double late = e.latenessP99Millis().orElse(0);
    if (late > LATENESS_SUSPECT_MILLIS) {
      add(
          late > LATENESS_INVALID_MILLIS ? Trust.INVALID : Trust.SUSPECT,
          "lateness",
          ("One user in a hundred started %s ms late or more (limit %.0f ms). The workers are too"
                  + " busy for this load: add workers, or give them more CPU.")
              .formatted(
                  Digits.apart(late, List.of(LATENESS_SUSPECT_MILLIS, LATENESS_INVALID_MILLIS)),
                  LATENESS_SUSPECT_MILLIS));
    }
    if (e.gapSeconds() > 0) {
      add(
          Trust.SUSPECT,
          "gap",
          ("The controller was away, or too busy to measure, for %d s. The load continued. The"
                  + " totals include its response times, but the figures of those seconds do not.")
              .formatted(e.gapSeconds()));
    }
    if (e.unattendedSeconds() > 0) {
      add(
          Trust.SUSPECT,
          "no-workers",
          ("For %d s, there was no worker to start users, so all arrivals due then were missed. The"
                  + " fleet was scaled to 0, or its workers ended before others were ready.")
              .formatted(e.unattendedSeconds()));
    }
    for (String refusal : e.refusals()) {
      add(
          Trust.SUSPECT,
          "refused-schedule",
          "A worker refused its new schedule, and kept to the previous one: " + refusal);
    }
  }

  /** A reason may be a sentence of its own, and stands within another one here. */
  private static String withoutEnd(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private void weighWorkers(Evidence e) {
    for (String lost : e.lostWorkers()) {
      add(
          Trust.SUSPECT,
          "lost-worker",
          ("A worker was lost: %s. Its share moved to the others. Arrivals that it had not reported"
                  + " count as unknown.")
              .formatted(withoutEnd(lost)));
    }
    for (String silent : e.unreachableWorkers()) {
      add(
          Trust.SUSPECT,
          "unreachable-worker",
          ("A worker could not be reached: %s. It kept to its schedule, but its figures may be"
                  + " incomplete.")
              .formatted(withoutEnd(silent)));
    }
    if (e.throttled() > THROTTLED_SUSPECT) {
      add(
          e.throttled() > THROTTLED_INVALID ? Trust.INVALID : Trust.SUSPECT,
          "cpu-throttling",
          ("A worker was throttled by its CPU limit for %s %% of the time (limit %.0f %%). Raise"
                  + " its CPU limit, or add workers.")
              .formatted(
                  Digits.apart(
                      e.throttled() * 100,
                      List.of(THROTTLED_SUSPECT * 100, THROTTLED_INVALID * 100)),
                  THROTTLED_SUSPECT * 100));
    }
    if (e.cpuShare() > CPU_SUSPECT) {
      add(
          Trust.SUSPECT,
          "cpu",
          ("A worker used %s %% of its CPUs for several seconds (limit %.0f %%). Add workers, or"
                  + " give them more CPU.")
              .formatted(
                  Digits.apart(e.cpuShare() * 100, List.of(CPU_SUSPECT * 100)), CPU_SUSPECT * 100));
    }
    if (e.openFilesShare() > FILES_SUSPECT) {
      add(
          Trust.SUSPECT,
          "open-files",
          ("A worker had %s %% of its file descriptors open (limit %.0f %%). Raise the limit"
                  + " (ulimit -n), or add workers.")
              .formatted(
                  Digits.apart(e.openFilesShare() * 100, List.of(FILES_SUSPECT * 100)),
                  FILES_SUSPECT * 100));
    }
    if (e.socketErrors() > 0) {
      boolean many = e.socketErrors() > e.sent().responses() * SOCKETS_INVALID;
      add(
          many ? Trust.INVALID : Trust.SUSPECT,
          "sockets",
          ("%,d requests failed because the generator ran out of ports or file descriptors, not"
                  + " because of the target. Add workers, or let users share connections.")
              .formatted(e.socketErrors()));
    }
  }

  private void weighClocks(Evidence e) {
    if (e.clockUncertaintyMillis() > CLOCK_SUSPECT_MILLIS) {
      add(
          Trust.SUSPECT,
          "clock",
          ("A worker's clock is known only to within %s ms (limit %.0f ms), so its users may have"
                  + " started that much too early or too late. Its network or CPU is too busy.")
              .formatted(
                  Digits.apart(e.clockUncertaintyMillis(), List.of(CLOCK_SUSPECT_MILLIS)),
                  CLOCK_SUSPECT_MILLIS));
    }
  }

  private void add(Trust trust, String code, String message) {
    reasons.add(new Reason(trust, code, message));
  }
}
