package io.broadside.controller.http;

import io.broadside.controller.api.About;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.scaling.Capacity;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.wire.Version;
import io.broadside.results.store.ResultStore;
import io.javalin.config.RoutesConfig;
import java.time.Duration;

/** Serves a controller's version, its settings, and the last lines of its log. */
final class AboutResource {

  private final Particulars own;
  private final ResultStore store;

  AboutResource(Particulars own, ResultStore store) {
    this.own = own;
    this.store = store;
  }

  void route(RoutesConfig routes) {
    routes.get(
        "/api/log",
        ctx ->
            ctx.contentType("text/plain; charset=utf-8")
                .result(String.join("\n", own.log().get()) + "\n"));
    routes.get("/api/about", ctx -> Bodies.answer(ctx, 200, about()));
  }

  private About about() {
    Limits limits = Limits.DEFAULT;
    Duration age = own.retention().age();
    return new About(
        Version.NUMBER,
        own.fleet(),
        limits.arrivalsPerSecond(),
        limits.durationSeconds(),
        limits.workers(),
        Capacity.USUAL,
        own.workerHourDollars(),
        store.place(),
        own.retention().runs(),
        age == null ? null : Math.toIntExact(age.toDays()));
  }
}
