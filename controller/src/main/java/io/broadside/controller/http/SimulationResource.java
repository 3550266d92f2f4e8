package io.broadside.controller.http;

import io.broadside.controller.library.LibraryException;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.protocol.bundle.Bundle;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The simulations that can be run. */
final class SimulationResource {

  private final SimulationLibrary library;

  SimulationResource(SimulationLibrary library) {
    this.library = library;
  }

  void route(RoutesConfig routes) {
    routes.get("/api/simulations", ctx -> Bodies.answer(ctx, 200, library.list()));
    routes.put("/api/simulations/{name}", this::upload);
  }

  private void upload(Context ctx) throws LibraryException {
    byte[] body = Bodies.read(ctx, Bundle.MAX_PACKED_BYTES);
    Bodies.answer(ctx, 201, library.put(ctx.pathParam("name"), body));
  }
}
