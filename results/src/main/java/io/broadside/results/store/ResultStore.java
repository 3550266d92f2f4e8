package io.broadside.results.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Stores the records of runs. Thread-safe. */
public interface ResultStore {

  /** Where it is, for a person. */
  String place();

  /** The folder of a run that begins, or goes on; there need be nothing in it yet. */
  RunFolder begin(String id);

  /**
   * The folder of a run that another controller began, with all that it kept of it.
   *
   * @throws IOException if that cannot be had just now
   */
  default RunFolder resume(String id) throws IOException {
    return begin(id);
  }

  /** Why a run is not where it belongs yet, in a sentence; empty where nothing has gone wrong. */
  default Optional<String> pending(String id) {
    return Optional.empty();
  }

  /**
   * The files of a run.
   *
   * @return empty where there is no such run
   * @throws IOException if they cannot be had just now
   */
  Optional<RunFolder> find(String id) throws IOException;

  /**
   * All runs, the newest first.
   *
   * @throws IOException if they cannot be listed
   */
  List<RunSummary> list() throws IOException;

  /**
   * Writes on a run.
   *
   * @throws IOException if there is no such run, or it cannot be written to
   */
  void mark(String id, Marks marks) throws IOException;

  /**
   * Deletes a run for good.
   *
   * @throws IOException if it is a baseline, or cannot be deleted
   */
  void delete(String id) throws IOException;
}
