package io.broadside.controller.http;

import io.broadside.controller.metrics.Exposition;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** Serves the fleet's measurements, added up, to Prometheus. */
public final class MergedMetrics {

  private final Supplier<Exposition> exposition;

  /** Asks for what there is at each request. */
  public MergedMetrics(Supplier<Exposition> exposition) {
    this.exposition = exposition;
  }

  void serve(Context ctx) {
    Exposition.Answer answer = exposition.get().write(ctx.header("Accept"));
    ctx.contentType(answer.contentType()).result(answer.body());
  }
}
