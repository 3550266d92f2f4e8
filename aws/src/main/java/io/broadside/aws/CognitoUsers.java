package io.broadside.aws;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exitHere;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;

import io.broadside.aws.cognito.Passwords;
import io.broadside.aws.cognito.UserSet;
import io.broadside.aws.cognito.login.LogIn;
import io.broadside.aws.cognito.login.Sessions;
import io.broadside.aws.cognito.pool.AppClient;
import io.broadside.aws.cognito.pool.PoolId;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Test users of Cognito, as {@code ./broadside users create} makes them, for users of Gatling. Each
 * is logged in when its user starts, which is not measured, and again before its tokens end.
 *
 * <pre>{@code
 * CognitoUsers shoppers = new CognitoUsers(
 *     PoolId.parse("eu-central-1_AbCdEfGhI"), new UserSet("nightly"),
 *     new Passwords(System.getenv("USERS_SECRET")), false);
 *
 * shoppers.logIn(
 *     1000, f -> f.circular().shard(), new AppClient("1h57kf5cpq17m0eml12example", null, false)),
 * http("me").get("/me").header("Authorization", "Bearer #{id_token}")
 * }</pre>
 */
public final class CognitoUsers {

  /** The attribute with a user's name. */
  public static final String USERNAME = "username";

  /** The attribute with a user's password. */
  public static final String PASSWORD = "password";

  /** The attribute with the token that says who a user is. */
  public static final String ID_TOKEN = "id_token";

  /** The attribute with the token that says what a user may do. */
  public static final String ACCESS_TOKEN = "access_token";

  private final PoolId pool;
  private final UserSet set;
  private final Passwords passwords;
  private final String domain;

  /**
   * The test users of a set.
   *
   * @param byEmail whether the pool calls its users by their e-mail addresses
   */
  public CognitoUsers(PoolId pool, UserSet set, Passwords passwords, boolean byEmail) {
    this.pool = pool;
    this.set = set;
    this.passwords = passwords;
    this.domain = byEmail ? UserSet.DOMAIN : "";
  }

  /**
   * Feeds {@value #USERNAME} and {@value #PASSWORD}.
   *
   * @param count how many users the set has
   * @param order who gets which, such as {@code f -> f.circular().shard()}
   */
  public ChainBuilder feed(int count, UnaryOperator<FeederBuilder<Object>> order) {
    return CoreDsl.feed(order.apply(feeder(count)));
  }

  private FeederBuilder<Object> feeder(int count) {
    return listFeeder(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    Map.<String, Object>of(
                        USERNAME, set.user(i) + domain, PASSWORD, passwords.of(set.user(i))))
            .toList());
  }

  /**
   * Feeds them, and logs them in: gives {@value #ID_TOKEN} and {@value #ACCESS_TOKEN}, which stay
   * valid for as long as they are used. A user for whom that fails is counted as an error, and
   * ends.
   *
   * @param count how many users the set has
   * @param order who gets which, such as {@code f -> f.circular().shard()}
   */
  public ChainBuilder logIn(int count, UnaryOperator<FeederBuilder<Object>> order, AppClient app) {
    LogIn door = new LogIn(pool, app);
    Sessions sessions =
        new Sessions(
            user ->
                door.logIn(user, passwords.of(user.substring(0, user.length() - domain.length()))));
    ActionBuilder logIn = () -> new LogInBuilder(sessions, set);
    return feed(count, order)
        .exec(logIn)
        .exec(doIf(session -> !session.contains(ID_TOKEN)).then(exitHere()));
  }
}
