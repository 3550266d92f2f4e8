package io.broadside.controller.http;

import io.broadside.results.store.Retention;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the API says about the controller itself.
 *
 * @param fleet where its workers are, in a word
 * @param workerHourDollars what one of them costs for an hour, US dollars
 * @param retention how long runs are kept
 * @param log the last lines of its log
 * @param workerLog asks a worker at an address for the last lines of its log
 */
public record Particulars(
    String fleet,
    double workerHourDollars,
    Retention retention,
    Supplier<List<String>> log,
    Function<URI, CompletableFuture<String>> workerLog) {

  /** Workers on this machine, which cost nothing; everything is kept, and nothing logged. */
  public static final Particulars LAPTOP =
      new Particulars(
          "local",
          0,
          Retention.ALL,
          List::of,
          worker -> CompletableFuture.failedFuture(new IOException("nobody asks workers")));
}
