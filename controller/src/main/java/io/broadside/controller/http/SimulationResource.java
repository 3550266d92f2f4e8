package io.broadside.controller.http;

import io.broadside.controller.library.LibraryException;
import io.broadside.controller.library.SimulationEntry;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.files.PrivateFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** The simulations that can be run. */
final class SimulationResource {

  /** Each of them may take as much disk as a bundle may have while it comes in. */
  private static final int MOST_AT_ONCE = 16;

  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final SimulationLibrary library;

  SimulationResource(SimulationLibrary library) {
    this.library = library;
  }

  void route(RoutesConfig routes) {
    routes.get("/api/simulations", ctx -> Bodies.answer(ctx, 200, library.list()));
    routes.put("/api/simulations/{name}", this::upload);
  }

  private void upload(Context ctx) throws LibraryException {
    Bodies.answer(ctx, 201, Bodies.oneOf(room, () -> take(ctx)));
  }

  private SimulationEntry take(Context ctx) throws LibraryException {
    try (InputStream body = Bodies.bounded(ctx, Bundle.MAX_PACKED_BYTES)) {
      return library.put(ctx.pathParam("name"), body);
    } catch (IOException e) {
      throw new ProblemException(
          507,
          "no-room",
          "No room",
          "The upload cannot be kept (%s): make room in the controller's data folder."
              .formatted(PrivateFolder.reason(e)));
    }
  }
}
