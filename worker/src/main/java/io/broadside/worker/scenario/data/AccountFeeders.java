package io.broadside.worker.scenario.data;

import io.broadside.aws.CognitoUsers;
import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.cognito.UserSet;
import io.broadside.aws.cognito.pool.AppClient;
import io.broadside.aws.cognito.pool.PoolId;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.RunUsers;
import io.broadside.protocol.plan.Secrets;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.util.function.UnaryOperator;

/**
 * Test users of Cognito as Gatling's feeders.
 *
 * @param secrets what {@link SecretLookup} has found for the plan
 */
public record AccountFeeders(Secrets secrets) {

  /** Which secret the app of a data set has. */
  public static String client(String data) {
    return "data." + data + ".client.secret";
  }

  /** Gives a user the next of them, logged in where the plan has a client. */
  ChainBuilder next(String data, Cognito users, UnaryOperator<FeederBuilder<Object>> order) {
    if (users.set() == null) {
      throw new IllegalArgumentException(
          "the users '%s' do not exist, because no controller runs this plan".formatted(data));
    }
    CognitoUsers all =
        new CognitoUsers(
            PoolId.parse(users.pool()),
            new UserSet(users.set()),
            new Passwords(SecretLookup.value(secrets, RunUsers.passwords(data))),
            users.byEmail());
    Cognito.Client client = users.client();
    return client == null
        ? all.feed(users.users(), order)
        : all.logIn(
            users.users(),
            order,
            new AppClient(
                client.id(),
                client.secret() == null ? null : SecretLookup.value(secrets, client(data)),
                client.byPassword()));
  }
}
