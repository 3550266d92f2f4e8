package io.broadside.controller.conductor;

import io.broadside.controller.conductor.plan.Previewed;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.report.Moment;
import io.broadside.controller.request.RunRequest;
import io.broadside.results.record.RunRecord;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.WorkerFigures;
import io.broadside.results.store.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All runs that this controller knows, at most one of them under way. Thread-safe. */
public interface Runs {

  /**
   * Why nothing can be said of any run yet, and what to do, in words for a person; empty once this
   * controller steers and has taken over what another one began.
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /**
   * Begins a run.
   *
   * @throws RunException if the request makes no sense, exceeds a limit, or another run is under
   *     way
   */
  RunRecord create(RunRequest request) throws RunException;

  /** What would come of a request; nothing is started, and nobody is connected to. */
  Previewed preview(RunRequest request);

  /**
   * The same once an idle worker has loaded the test, if only that tells the load. Waits for that,
   * for a minute at the most; no user starts.
   *
   * @throws RunException if no worker is idle, a run is under way, or the test cannot be loaded
   */
  Previewed load(RunRequest request) throws RunException;

  /** All runs, the newest first. */
  List<RunSummary> list();

  /** The run that is under way. */
  Optional<String> underWay();

  /** One run, without its seconds. */
  Optional<Moment> find(String id);

  /** One run, with every second of it that is kept. */
  Optional<Moment> live(String id);

  /** The seconds {@code [from, to)} of a run that are known; empty for an unknown run. */
  default List<Second> seconds(String id, long from, long to) {
    return live(id).map(Moment::seconds).orElse(List.of()).stream()
        .filter(s -> s.second() >= from && s.second() < to)
        .toList();
  }

  /**
   * Users due in each second of the profile, those ahead included; empty unless the run is the one
   * that is or was under way last.
   */
  List<Long> planned(String id);

  /**
   * Ends the load of a run at once; of a final run, does nothing.
   *
   * @throws RunException if there is no such run
   */
  RunRecord stop(String id) throws RunException;

  /** Ends the load of the run that is under way at once; empty where there is none. */
  Optional<RunRecord> stopCurrent();

  /**
   * Calls back about once a second while the run goes on, and once more when it has become final.
   *
   * @return what ends the subscription
   */
  Subscription subscribe(String id, Consumer<Moment> listener);

  /** The workers there are, whether a run goes on or not. */
  List<WorkerFigures> workers();

  /**
   * How many workers there may be: the limit of the run that is under way, or else the usual one.
   */
  int mostWorkers();

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
