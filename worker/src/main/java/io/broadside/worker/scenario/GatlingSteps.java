package io.broadside.worker.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHere;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.foreach;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.http.HttpDsl.Cookie;
import static io.gatling.javaapi.http.HttpDsl.addCookie;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.flushHttpCache;

import io.broadside.plan.scenario.Branch;
import io.broadside.plan.scenario.Step;
import io.broadside.plan.text.Expression;
import io.broadside.worker.scenario.data.Feeds;
import io.broadside.worker.scenario.http.GatlingRequests;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.core.loop.Repeat;
import java.util.List;
import java.util.function.Function;

/** Steps as Gatling's. */
final class GatlingSteps {

  private final GatlingRequests requests;
  private final Feeds feeds;

  GatlingSteps(GatlingRequests requests, Feeds feeds) {
    this.requests = requests;
    this.feeds = feeds;
  }

  /** One after the other; there may be none. */
  ChainBuilder all(List<Step> steps) {
    return steps.isEmpty()
        ? exec((Session session) -> session)
        : exec(steps.stream().map(step -> of(step).toChainBuilder()).toList());
  }

  private Executable of(Step step) {
    return switch (step) {
      case Step.Send s when s.request().retries() > 0 ->
          tryMax(s.request().retries() + 1).on(requests.of(s.request()));
      case Step.Send s -> requests.of(s.request());
      case Step.Think s when s.least().equals(s.most()) -> pause(s.least());
      case Step.Think s -> pause(s.least(), s.most());
      case Step.Feed s -> feeds.next(s.data());
      case Step.Repeat s -> repetition(s).on(all(s.steps()));
      case Step.ForEach s -> rounds(s);
      case Step.During s -> during(s.time()).on(all(s.steps()));
      case Step.While s -> asLongAs(SessionText.condition(s.condition())).on(all(s.steps()));
      case Step.If s -> decision(s);
      case Step.Choose s -> randomSwitch().on(s.branches().stream().map(this::branch).toList());
      case Step.Group s -> group(s.name()).on(all(s.steps()));
      case Step.Retry s -> tryMax(s.more() + 1).on(all(s.steps()));
      case Step.Cookies s ->
          exec(
              s.values().entrySet().stream()
                  .map(c -> addCookie(Cookie(c.getKey(), c.getValue())).toChainBuilder())
                  .toList());
      case Step.Clear s ->
          switch (s.memory()) {
            case COOKIES -> flushCookieJar();
            case CACHE -> flushHttpCache();
          };
      case Step.Exit s ->
          switch (s.reason()) {
            case ALWAYS -> exitHere();
            case FAILED -> exitHereIfFailed();
          };
      case Step.Socket s -> Streams.of(s.stream());
    };
  }

  private static Repeat.On<ChainBuilder> repetition(Step.Repeat step) {
    String counter = step.counter();
    if (step.times().startsWith("#")) {
      Function<Session, Integer> times = SessionText.times(step.times());
      return counter == null ? repeat(times) : repeat(times, counter);
    }
    int times = Integer.parseInt(step.times());
    return counter == null ? repeat(times) : repeat(times, counter);
  }

  /** Over a list that is missing, there are no rounds. */
  private ChainBuilder rounds(Step.ForEach step) {
    return doIf(Expression.exists(step.list()))
        .then(foreach(step.list(), step.element()).on(all(step.steps())));
  }

  private ChainBuilder decision(Step.If step) {
    Function<Session, Boolean> condition = SessionText.condition(step.condition());
    ChainBuilder then = all(step.then());
    return step.otherwise().isEmpty()
        ? doIf(condition).then(then)
        : doIfOrElse(condition).then(then).orElse(all(step.otherwise()));
  }

  private Choice.WithWeight branch(Branch branch) {
    return percent(branch.percent()).then(all(branch.steps()));
  }
}
