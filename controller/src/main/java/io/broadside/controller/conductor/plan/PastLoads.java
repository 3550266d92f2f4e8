package io.broadside.controller.conductor.plan;

import io.broadside.controller.run.Spec;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.TestRun;
import io.broadside.results.record.figures.Second;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Finds the load of a test in an earlier run of the very same test: the same files, class and
 * properties have the same load. Thread-safe.
 *
 * @param results where runs are kept
 */
public record PastLoads(ResultStore results) {

  /** Further back nobody looks: each is a file to be read. */
  private static final int FARTHEST = 20;

  /**
   * A load that is known.
   *
   * @param load its users by the second
   * @param run in which they were due
   */
  public record Found(Population load, String run) {

    String sentence() {
      return ("Taken from run %s, which had the same files and properties. Users of closed"
              + " populations are not counted.")
          .formatted(run);
    }
  }

  /** Of a test that is to run. */
  public Optional<Found> of(Spec spec) {
    try {
      List<RunSummary> before =
          results.list().stream()
              .filter(r -> r.state() == RunState.FINISHED)
              .filter(r -> Objects.equals(r.simulation(), spec.request().test().simulation()))
              .limit(FARTHEST)
              .toList();
      for (RunSummary summary : before) {
        Optional<RunFolder> folder = results.find(summary.id());
        if (folder.isPresent() && isSame(folder.get().record(), spec)) {
          return found(folder.get());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isSame(RunRecord record, Spec spec) {
    TestRun test = record.test();
    String wanted = spec.request().test().simulationClass();
    return test.phases().isEmpty()
        && Objects.equals(test.digest(), spec.plan().source().bundle().orElse(null))
        && (wanted == null || wanted.equals(test.simulationClass()))
        && spec.plan().properties().equals(test.properties());
  }

  /** Users of closed populations are in nobody's plan. */
  private static Optional<Found> found(RunFolder folder) throws IOException {
    TreeMap<Long, Long> planned = new TreeMap<>();
    for (Second second : folder.seconds()) {
      if (second.planned() > 0) {
        planned.put(second.second(), second.planned());
      }
    }
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> perSecond =
        LongStream.rangeClosed(0, planned.lastKey())
            .map(s -> planned.getOrDefault(s, 0L))
            .mapToObj(p -> (int) Math.min(Integer.MAX_VALUE, p))
            .toList();
    return Optional.of(
        new Found(new Population("all", Model.OPEN, true, Set.of(), perSecond), folder.id()));
  }
}
