package io.broadside.controller.http;

import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.controller.library.LibraryException;
import io.broadside.controller.library.SimulationEntry;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.plans.BundleFiles;
import io.broadside.controller.plans.PlanFile;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.results.files.PrivateFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The simulations that can be run. */
final class SimulationResource {

  /** Each of them may take as much disk as a bundle may have while it comes in. */
  private static final int MOST_AT_ONCE = 16;

  /** Of more the loader would take no notice. */
  private static final int LONGEST_PLAN = 1 << 20;

  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final SimulationLibrary library;

  SimulationResource(SimulationLibrary library) {
    this.library = library;
  }

  void route(RoutesConfig routes) {
    routes.get("/api/simulations", ctx -> Bodies.answer(ctx, 200, library.list()));
    routes.put("/api/simulations/{name}", this::upload);
    routes.get("/api/simulations/{name}/plan", ctx -> Bodies.answer(ctx, 200, plan(ctx)));
  }

  /**
   * The text of a plan.
   *
   * @param text all of it, in YAML
   */
  record PlanText(@Nullable String text) {}

  private PlanText plan(Context ctx) throws IOException {
    String name = ctx.pathParam("name");
    Bundle bundle =
        library
            .bundle(name)
            .orElseThrow(
                () -> ProblemException.missing("There is no simulation %s.".formatted(name)));
    try (InputStream text =
        new BundleFiles(bundle)
            .open(name)
            .filter(found -> PlanFile.isCalled(name))
            .orElseThrow(() -> ProblemException.missing("%s is not a plan.".formatted(name)))) {
      return new PlanText(new String(text.readNBytes(LONGEST_PLAN), StandardCharsets.UTF_8));
    }
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
          "The upload cannot be stored (%s). Make room in the controller's data folder."
              .formatted(PrivateFolder.reason(e)));
    }
  }
}
