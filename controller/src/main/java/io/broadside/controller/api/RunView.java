package io.broadside.controller.api;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run, without its figures.
 *
 * @param id unique and sortable by time, such as {@code 20261121-044500-checkout}
 * @param simulation name in the library, null where the class is on the workers' class path
 * @param simulationClass the class that runs, null until a worker has found it
 * @param target base URL of the system under test, null where the simulation names its own
 * @param state where it is
 * @param problem why it failed or ended early, or which workers it began without; null otherwise
 * @param createdAtMillis when it was asked for, in milliseconds since 1970
 * @param startsAtMillis when run time is 0, null until known
 * @param startSkewMillis how far apart the workers of the start began, measured, ms; null until all
 *     have begun
 * @param endedAtMillis when it became final, null until then
 * @param profileSeconds length of the injection profile as far as it is known beforehand, null
 *     until prepared
 * @param workers how many workers were asked for at the start
 * @param seed of the randomised steps
 * @param properties as asked for
 * @param digest SHA-256 of the files that it is made of, in lower-case hex; null where the class is
 *     on the workers' class path
 * @param phases what took the place of the test's own load; empty where nothing did
 * @param goals what is to be reached, beside the simulation's assertions
 * @param warnings what may not mean what its maker thinks, in whole sentences
 * @param verdicts once the run is final, null before and where it never started
 * @param awaits what it waits for, beside its workers, such as test users that are made; null where
 *     there is nothing
 * @param resultsProblem why its results could not be kept, null where they were, or will be
 * @param uploadProblem why its results are not in their bucket yet, and where they are; null where
 *     nothing has gone wrong with that
 */
public record RunView(
    String id,
    @Nullable String simulation,
    @Nullable String simulationClass,
    @Nullable String target,
    RunState state,
    @Nullable String problem,
    long createdAtMillis,
    @Nullable Long startsAtMillis,
    @Nullable Double startSkewMillis,
    @Nullable Long endedAtMillis,
    @Nullable Long profileSeconds,
    int workers,
    long seed,
    Map<String, String> properties,
    @Nullable String digest,
    List<String> phases,
    List<String> goals,
    List<String> warnings,
    @Nullable Verdicts verdicts,
    @Nullable String awaits,
    @Nullable String resultsProblem,
    @Nullable String uploadProblem) {

  /** Copies the lists; one that was kept before there were some of them has none. */
  public RunView {
    phases = phases == null ? List.of() : List.copyOf(phases);
    goals = goals == null ? List.of() : List.copyOf(goals);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }

  /** The view of a record of which there is no more to say. */
  public static RunView of(RunRecord run) {
    return of(run, null, null, null);
  }

  /**
   * The view of a record.
   *
   * @param awaited what it waits for, beside its workers, null where there is nothing
   * @param unkept why it cannot be kept, null where it can
   * @param pending why it is not in its bucket yet, null where nothing has gone wrong
   */
  public static RunView of(
      RunRecord run, @Nullable String awaited, @Nullable String unkept, @Nullable String pending) {
    return new RunView(
        run.id(),
        run.test().simulation(),
        run.test().simulationClass(),
        run.target(),
        run.state(),
        run.problem(),
        run.times().createdAtMillis(),
        run.times().startsAtMillis(),
        run.times().startSkewMillis(),
        run.times().endedAtMillis(),
        run.times().profileSeconds(),
        run.fleet().asked(),
        run.test().seed(),
        run.test().properties(),
        run.test().digest(),
        run.test().phases(),
        run.test().goals(),
        run.warnings(),
        run.verdicts(),
        awaited,
        unkept,
        pending);
  }
}
