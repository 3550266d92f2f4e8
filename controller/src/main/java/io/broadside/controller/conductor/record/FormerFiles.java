package io.broadside.controller.conductor.record;

import io.broadside.controller.conductor.plan.Planner;
import io.broadside.controller.peers.Peers;
import io.broadside.controller.run.Run;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Finds the files of a run that another controller began. For the conductor's thread only. */
public final class FormerFiles {

  private final Planner planner;
  private final Archive archive;
  private final Peers peers;
  private final Executor thread;

  public FormerFiles(Planner planner, Archive archive, Peers peers, Executor thread) {
    this.planner = planner;
    this.archive = archive;
    this.peers = peers;
    this.thread = thread;
  }

  /**
   * Looks for the very files that its workers were told of: here, or else with them.
   *
   * @param current whether a run is still the one that they are needed for
   */
  public void find(Run run, Predicate<Run> current) {
    run.spec().plan().source().bundle().ifPresent(digest -> find(run, digest, current));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void find(Run run, String digest, Predicate<Run> current) {
    archive
        .read(() -> planner.kept(run))
        .exceptionally(e -> Optional.empty())
        .thenAcceptAsync(
            kept -> {
              if (current.test(run)) {
                kept.ifPresentOrElse(
                    peers::provide, () -> peers.retrieve(digest, b -> planner.restore(run, b)));
              }
            },
            thread);
  }
}
