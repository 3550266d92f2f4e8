package io.broadside.worker.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfEquals;
import static io.gatling.javaapi.core.CoreDsl.doIfEqualsOrElse;
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
import io.broadside.plan.scenario.Condition;
import io.broadside.plan.scenario.Step;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.exec.Executable;
import io.gatling.javaapi.core.loop.Repeat;
import java.util.List;
import java.util.function.Function;

/** Steps as Gatling's. */
final class Steps {

  private final Requests requests;
  private final Feeds feeds;

  Steps(Requests requests, Feeds feeds) {
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
      case Step.ForEach s -> foreach(s.list(), s.element()).on(all(s.steps()));
      case Step.During s -> during(s.time()).on(all(s.steps()));
      case Step.While s -> loop(s);
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
      return counter == null ? repeat(step.times()) : repeat(step.times(), counter);
    }
    int times = Integer.parseInt(step.times());
    return counter == null ? repeat(times) : repeat(times, counter);
  }

  private ChainBuilder loop(Step.While step) {
    Condition c = step.condition();
    return switch (c.kind()) {
      case TRUE -> asLongAs(c.left()).on(all(step.steps()));
      case EQUAL, DIFFERENT -> asLongAs(compared(c)).on(all(step.steps()));
    };
  }

  /** Gatling compares for branches, but not for loops: a session does. */
  private static Function<Session, Boolean> compared(Condition c) {
    boolean wanted = c.kind() == Condition.Kind.EQUAL;
    return session -> text(session, c.left()).equals(text(session, c.right())) == wanted;
  }

  /** An attribute that is missing is the text {@code null}. */
  private static String text(Session session, String text) {
    return text.startsWith("#{") && text.endsWith("}")
        ? String.valueOf(session.<Object>get(text.substring(2, text.length() - 1)))
        : text;
  }

  private ChainBuilder decision(Step.If step) {
    Condition c = step.condition();
    ChainBuilder then = all(step.then());
    ChainBuilder otherwise = all(step.otherwise());
    boolean both = !step.otherwise().isEmpty();
    return switch (c.kind()) {
      case TRUE ->
          both ? doIfOrElse(c.left()).then(then).orElse(otherwise) : doIf(c.left()).then(then);
      case EQUAL ->
          both
              ? doIfEqualsOrElse(c.left(), c.right()).then(then).orElse(otherwise)
              : doIfEquals(c.left(), c.right()).then(then);
      // Gatling has no doIfDifferent: the other branch is taken
      case DIFFERENT -> doIfEqualsOrElse(c.left(), c.right()).then(otherwise).orElse(then);
    };
  }

  private Choice.WithWeight branch(Branch branch) {
    return percent(branch.percent()).then(all(branch.steps()));
  }
}
