package io.broadside.aws;

import com.typesafe.scalalogging.Logger;
import io.broadside.aws.cognito.login.LoggedIn;
import io.broadside.aws.cognito.login.Sessions;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Logs a user in without blocking its event loop. */
final class LogInAction implements Action {

  private final Sessions sessions;
  private final String name;
  private final StatsEngine stats;
  private final Action next;
  private final Logger logger;

  LogInAction(Sessions sessions, String name, StatsEngine stats, Action next) {
    this.sessions = sessions;
    this.name = name;
    this.stats = stats;
    this.next = next;
    this.logger = Logger.apply(LogInAction.class.getName());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Logger logger() {
    return logger;
  }

  /** Scala's way to set what a trait has; it is known already. */
  @Override
  public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger other) {}

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is handled in it
  public void execute(Session session) {
    String user = String.valueOf(session.attributes().apply(CognitoUsers.USERNAME));
    sessions.of(user).whenCompleteAsync((known, e) -> go(session, known, e), session.eventLoop());
  }

  private void go(Session session, @Nullable LoggedIn known, @Nullable Throwable e) {
    if (known != null) {
      next.$bang(
          session
              .set(CognitoUsers.ID_TOKEN, known.id())
              .set(CognitoUsers.ACCESS_TOKEN, known.access()));
      return;
    }
    Throwable why = e instanceof CompletionException c && c.getCause() != null ? c.getCause() : e;
    stats.logRequestCrash(
        session.scenario(),
        session.groups(),
        name,
        why == null ? "no answer" : String.valueOf(why.getMessage()));
    next.$bang(
        session.remove(CognitoUsers.ID_TOKEN).remove(CognitoUsers.ACCESS_TOKEN).markAsFailed());
  }
}
