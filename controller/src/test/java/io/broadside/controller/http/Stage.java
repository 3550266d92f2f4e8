package io.broadside.controller.http;

import io.broadside.controller.FakeFleet;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.metrics.Exposition;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.ResultStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A real server on loopback, in front of a run that the test scripts. */
final class Stage implements AutoCloseable {

  static final String TOKEN = "test-token";

  final FakeRuns runs = new FakeRuns();
  final FakeFleet fleet = new FakeFleet(3);
  final ResultStore store;
  private final SimulationLibrary library;
  final int port;
  private final ApiServer server;

  Stage(Path folder, int port) throws ListenException {
    this(folder, "127.0.0.1", port);
  }

  Stage(Path folder, String host, int port) throws ListenException {
    library =
        new SimulationLibrary(
            Path.of("src/test/resources/simulations").toAbsolutePath(), folder.resolve("uploads"));
    store = new FolderStore(folder.resolve("results"));
    server =
        new ApiServer(
            runs,
            Platform.own(fleet),
            library,
            store,
            new MergedMetrics(() -> Exposition.EMPTY, List::of),
            new Guard(TOKEN, Set.of("load.example")),
            Particulars.LAPTOP);
    this.port = server.start(host, port);
  }

  /** Whether there is an entry of that name. */
  boolean library(String name) {
    return library.bundle(name).isPresent();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    server.close();
  }
}
