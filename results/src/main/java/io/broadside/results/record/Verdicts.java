package io.broadside.results.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both verdicts on a run.
 *
 * @param generator whether the figures can be trusted
 * @param target whether the system under test did what the simulation asserts
 */
public record Verdicts(Generator generator, Target target) {

  /** How far the generator is to be trusted. */
  public enum Trust {
    VALID,
    SUSPECT,
    INVALID
  }

  /**
   * The verdict on the generator.
   *
   * @param trust the worst of its reasons
   * @param reasons why it is not simply valid; empty if it is
   */
  public record Generator(Trust trust, List<Reason> reasons) {}

  /**
   * One reason to doubt.
   *
   * @param trust what it makes of the run
   * @param code short and stable, such as {@code lateness}
   * @param message what was seen, what the limit is, and what to do
   */
  public record Reason(Trust trust, String code, String message) {}

  /** The outcome of the assertions and goals. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** The simulation asserts nothing. */
    NOTHING_ASSERTED,
    /** No request was answered, and none failed: nothing can be said of the system under test. */
    NOTHING_MEASURED
  }

  /** The verdict on the system under test. */
  public record Target(Outcome outcome, List<Judged> assertions) {}

  /**
   * One assertion, judged.
   *
   * @param text as Gatling words it
   * @param actual the measured value, null where there was nothing to measure
   * @param shown the same for people, with as many digits as tell it from what it is compared with
   * @param passed whether it held
   */
  public record Judged(
      String text, @Nullable Double actual, @Nullable String shown, boolean passed) {}
}
