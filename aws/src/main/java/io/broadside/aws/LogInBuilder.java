package io.broadside.aws;

import io.broadside.aws.cognito.UserSet;
import io.broadside.aws.cognito.login.Sessions;
import io.gatling.core.action.Action;
import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.structure.ScenarioContext;

/** Builds the {@link LogInAction} of a scenario. */
record LogInBuilder(Sessions sessions, UserSet set) implements ActionBuilder {

  @Override
  public Action build(ScenarioContext context, Action next) {
    return new LogInAction(sessions, "log in " + set, context.coreComponents().statsEngine(), next);
  }
}
