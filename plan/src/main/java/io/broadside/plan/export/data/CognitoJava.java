package io.broadside.plan.export.data;

import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSource;
import io.broadside.plan.data.RecordOrder;
import io.broadside.plan.export.text.Java;
import java.util.Objects;
import java.util.Optional;

/** Writes test users of Cognito as the code of a simulation. */
public final class CognitoJava {

  /** Where a simulation looks for users that a plan's run would make. */
  private static final String SET = "exported";

  private static final SecretSource SECRET = new SecretSource.Environment("USERS_SECRET");

  private CognitoJava() {}

  public static String field(Cognito users, RecordOrder order, String name) {
    String client =
        users.client() == null
            ? ".feed(%d, f -> f%s)".formatted(users.users(), DataJava.order(order))
            : ".logIn(%d, f -> f%s, %s)"
                .formatted(users.users(), DataJava.order(order), client(users.client()));
    return "private final ChainBuilder %s =\n    new CognitoUsers(PoolId.parse(%s), new UserSet(%s), new Passwords(%s), %s)\n        %s;"
        .formatted(
            name,
            Java.text(users.pool()),
            Java.text(set(users)),
            SecretJava.lookUp(passwords(users)),
            users.byEmail(),
            client);
  }

  private static String client(Cognito.Client client) {
    return "new AppClient(%s, %s, %s)"
        .formatted(
            Java.text(client.id()),
            client.secret() == null ? "null" : SecretJava.lookUp(client.secret()),
            client.byPassword());
  }

  /** What has to be done before such a simulation runs; empty for other data. */
  public static Optional<String> before(DataSource source) {
    return source instanceof Cognito users
        ? Optional.of(
            "Create its users first: ./broadside users create --pool %s --set %s --users %d --passwords %s"
                .formatted(users.pool(), set(users), users.users(), passwords(users)))
        : Optional.empty();
  }

  private static String set(Cognito users) {
    return Objects.requireNonNullElse(users.set(), SET);
  }

  private static SecretSource passwords(Cognito users) {
    return Objects.requireNonNullElse(users.passwords(), SECRET);
  }
}
