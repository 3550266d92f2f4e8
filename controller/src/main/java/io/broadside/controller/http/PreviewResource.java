package io.broadside.controller.http;

import io.broadside.controller.api.PlanCheck;
import io.broadside.controller.api.PlanCheck.PlanProblem;
import io.broadside.controller.api.Preview;
import io.broadside.controller.api.PreviewedLoad;
import io.broadside.controller.api.PreviewedPhase;
import io.broadside.controller.api.PreviewedWorkforce;
import io.broadside.controller.conductor.Runs;
import io.broadside.controller.conductor.plan.Previewed;
import io.broadside.controller.conductor.plan.Previewed.Workforce;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.conductor.plan.TargetCheck;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.ProblemAnswers;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.scaling.Growth;
import io.broadside.plan.TestPlan;
import io.broadside.plan.goal.Goal;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.phase.Span;
import io.broadside.plan.problem.PlanException;
import io.broadside.plan.scenario.Scenario;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves previews of runs, and checks of plans and targets. */
final class PreviewResource {

  private static final double HOUR_SECONDS = 3_600;

  /** What lies beside a plan that is being written is not there yet. */
  private static final PlanFiles NONE = name -> Optional.empty();

  private final Runs runs;
  private final Particulars own;
  private final Bodies bodies;

  PreviewResource(Runs runs, Particulars own, Bodies bodies) {
    this.runs = runs;
    this.own = own;
    this.bodies = bodies;
  }

  void route(RoutesConfig routes) {
    routes.post("/api/preview", ctx -> Bodies.answer(ctx, 200, preview(ctx)));
    routes.post(
        "/api/plans/check",
        ctx -> Bodies.answer(ctx, 200, check(bodies.json(ctx, SimulationResource.PlanText.class))));
    routes.post("/api/target/check", this::target);
  }

  /**
   * A target to check.
   *
   * @param url of it
   */
  record TargetUrl(@Nullable String url) {}

  /**
   * The target answers.
   *
   * @param connectMillis how long it took to connect
   */
  record TargetAnswer(double connectMillis) {}

  private Preview preview(Context ctx) throws RunException {
    RunRequest request = bodies.json(ctx, RunRequest.class);
    boolean load = "true".equals(ctx.queryParam("load"));
    return view(load ? runs.load(request) : runs.preview(request));
  }

  private Preview view(Previewed previewed) {
    List<PreviewedPhase> phases =
        previewed.spans().stream()
            .map(s -> new PreviewedPhase(s.name(), s.from(), s.until()))
            .toList();
    return new Preview(
        previewed.load().map(l -> PreviewedLoad.of(l, phases)).orElse(null),
        previewed.source(),
        previewed.loadable(),
        previewed.fleet().map(f -> view(f, previewed)).orElse(null),
        previewed.goals(),
        previewed.target().orElse(null),
        previewed.notes(),
        previewed.refusals().stream().map(ProblemAnswers::of).toList());
  }

  private PreviewedWorkforce view(Workforce fleet, Previewed previewed) {
    Optional<Double> hours =
        previewed
            .load()
            .flatMap(l -> fleet.workerSeconds(l.seconds()))
            .map(seconds -> seconds / HOUR_SECONDS);
    return new PreviewedWorkforce(
        fleet.workers(),
        fleet.growth().map(Growth::most).orElse(null),
        fleet.startSeconds(),
        hours.orElse(null),
        hours.map(h -> h * own.workerHourDollars()).orElse(null));
  }

  private static PlanCheck check(SimulationResource.PlanText plan) {
    try {
      TestPlan read = PlanLoader.loadText(text(plan.text(), "text"), NONE);
      return new PlanCheck(
          List.of(),
          read.load().spans().stream().mapToInt(Span::until).max().orElse(0),
          read.scenarios().stream().map(Scenario::name).toList(),
          read.goals().stream().map(Goal::text).toList());
    } catch (PlanException e) {
      return new PlanCheck(
          e.problems().stream()
              .map(p -> new PlanProblem(p.place().line(), p.place().column(), p.sentence()))
              .toList(),
          null,
          List.of(),
          List.of());
    }
  }

  private void target(Context ctx) throws RunException {
    String url = text(bodies.json(ctx, TargetUrl.class).url(), "url");
    long began = System.nanoTime();
    TargetCheck.connect(url);
    double millis = (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    Bodies.answer(ctx, 200, new TargetAnswer(millis));
  }

  private static String text(@Nullable String given, String field) {
    if (given == null) {
      throw ProblemException.bad("Field %s must not be null.".formatted(field), field);
    }
    return given;
  }
}
