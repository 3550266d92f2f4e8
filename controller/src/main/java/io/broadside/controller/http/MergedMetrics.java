package io.broadside.controller.http;

import io.broadside.controller.metrics.Exposition;
import io.broadside.controller.metrics.OutputMetrics;
import io.broadside.outputs.delivery.Balance;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** Serves the fleet's measurements, added up, and what became of them in outputs, to Prometheus. */
public final class MergedMetrics {

  private final Supplier<Exposition> exposition;
  private final Supplier<List<Balance>> outputs;

  /** Asks for what there is at each request. */
  public MergedMetrics(Supplier<Exposition> exposition, Supplier<List<Balance>> outputs) {
    this.exposition = exposition;
    this.outputs = outputs;
  }

  void serve(Context ctx) {
    Exposition.Answer answer =
        exposition.get().write(ctx.header("Accept"), OutputMetrics.of(outputs.get()));
    ctx.contentType(answer.contentType()).result(answer.body());
  }
}
