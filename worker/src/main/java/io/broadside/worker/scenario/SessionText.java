package io.broadside.worker.scenario;

import static io.gatling.javaapi.core.CoreDsl.StringBody;

import io.broadside.plan.scenario.Condition;
import io.gatling.javaapi.core.Session;
import java.util.function.Function;

/**
 * A text with expressions, as a user's attributes have it at the time; empty where one of them is
 * missing, which is the target's failure and not the simulation's. Thread-safe.
 */
final class SessionText implements Function<Session, String> {

  private final Function<Session, String> whole;

  SessionText(String text) {
    whole = StringBody(text);
  }

  @Override
  public String apply(Session session) {
    try {
      return whole.apply(session);
    } catch (RuntimeException e) { // Gatling's word for what is missing
      return "";
    }
  }

  /** Whether something is so. */
  static Function<Session, Boolean> condition(Condition condition) {
    SessionText left = new SessionText(condition.left());
    SessionText right = new SessionText(condition.right());
    return switch (condition.kind()) {
      case TRUE -> session -> Boolean.parseBoolean(left.apply(session));
      case EQUAL -> session -> left.apply(session).equals(right.apply(session));
      case DIFFERENT -> session -> !left.apply(session).equals(right.apply(session));
    };
  }

  /** How many times; none where the text is no number. */
  static Function<Session, Integer> times(String text) {
    SessionText number = new SessionText(text);
    return session -> {
      String times = number.apply(session);
      return times.matches("\\d{1,9}") ? Integer.parseInt(times) : 0;
    };
  }
}
