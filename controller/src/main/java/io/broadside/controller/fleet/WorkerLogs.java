package io.broadside.controller.fleet;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * The logs of workers: where the fleet has a log, that one, and else what the worker itself shows.
 * Thread-safe.
 *
 * @param fleet has the logs of workers on this machine, also of those that have ended
 * @param asked asks a worker at its address for the end of its log
 */
public record WorkerLogs(Fleet fleet, Function<URI, CompletableFuture<String>> asked) {

  /**
   * The last lines of a worker's log.
   *
   * @param most how many lines at most
   * @return empty where no such worker is up, and the fleet has no log of it
   * @throws IOException if the log cannot be read, or the worker does not answer; says why
   */
  public Optional<String> of(String worker, int most) throws IOException {
    Optional<List<String>> here = fleet.log(worker, most);
    if (here.isPresent()) {
      return here.map(lines -> String.join("\n", lines));
    }
    Optional<URI> address = address(worker);
    return address.isEmpty() ? Optional.empty() : Optional.of(ask(address.get()).stripTrailing());
  }

  private Optional<URI> address(String worker) {
    return fleet.members().stream()
        .filter(m -> m.worker().equals(worker) && !m.isGone())
        .flatMap(m -> Optional.ofNullable(m.endpoint()).stream())
        .findFirst();
  }

  private String ask(URI address) throws IOException {
    try {
      return asked.apply(address).join();
    } catch (CompletionException | CancellationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    }
  }
}
