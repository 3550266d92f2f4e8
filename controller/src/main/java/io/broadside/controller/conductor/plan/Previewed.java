package io.broadside.controller.conductor.plan;

import io.broadside.controller.scaling.Growth;
import io.broadside.plan.phase.Span;
import io.broadside.protocol.plan.Population;
import java.util.List;
import java.util.Optional;

/**
 * A preview: what a request would start, as far as that is known before the start.
 *
 * @param load its users by the second; empty where nobody knows them yet
 * @param spans when each phase is
 * @param source whence the load is known, or why it is not, in a sentence
 * @param loadable whether a worker can find the load out by loading the test
 * @param fleet who would carry it; empty where the request makes no sense
 * @param goals what is to be reached, the plan's own first
 * @param target what load is put on; empty where nobody knows yet
 * @param notes what its maker should know, in whole sentences
 * @param refusals why it would not be started as things are
 */
public record Previewed(
    Optional<Population> load,
    List<Span> spans,
    String source,
    boolean loadable,
    Optional<Workforce> fleet,
    List<String> goals,
    Optional<String> target,
    List<String> notes,
    List<RunException> refusals) {

  /**
   * The workers that would carry the load.
   *
   * @param workers how many the run would begin with
   * @param growth how many would carry the load if their number followed it; empty where the load
   *     is not known
   * @param followed whether their number is to follow the load
   * @param startSeconds until the first user starts, about
   */
  public record Workforce(
      int workers, Optional<Growth> growth, boolean followed, double startSeconds) {

    /** How long all of them together would be at work, from the start of the load to its end. */
    public Optional<Long> workerSeconds(long seconds) {
      return growth.map(g -> followed ? g.workerSeconds() : workers * seconds);
    }
  }

  /** Copies the lists. */
  public Previewed {
    spans = List.copyOf(spans);
    goals = List.copyOf(goals);
    notes = List.copyOf(notes);
    refusals = List.copyOf(refusals);
  }

  /** Of a request that makes no sense. */
  public static Previewed refused(List<RunException> refusals) {
    return new Previewed(
        Optional.empty(),
        List.of(),
        "The load is not known, because the run cannot be started as it is.",
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        refusals);
  }
}
