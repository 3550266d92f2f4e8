package io.broadside.aws.cognito.login;

import io.broadside.aws.cognito.pool.AppClient;
import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.Patience;
import io.broadside.aws.cognito.pool.PoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/**
 * Logs users in as an app does, without credentials of AWS. A call that Cognito throttles is tried
 * again, with growing pauses. Thread-safe.
 */
public final class LogIn implements AutoCloseable {

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final PoolId pool;
  private final AppClient app;
  private final CognitoIdentityProviderClient client;

  /** By that app. */
  public LogIn(PoolId pool, AppClient app) {
    this.pool = pool;
    this.app = app;
    this.client =
        PATIENCE.with(pool).credentialsProvider(AnonymousCredentialsProvider.create()).build();
  }

  /** Logs a user in; takes one request, and two by SRP. */
  public Tokens logIn(String username, String password) throws CognitoException {
    try {
      return app.byPassword() ? byPassword(username, password) : bySrp(username, password);
    } catch (SdkException e) {
      throw CognitoException.of(pool, e);
    }
  }

  private Tokens byPassword(String username, String password) throws CognitoException {
    Map<String, String> asked = new HashMap<>(Map.of("USERNAME", username, "PASSWORD", password));
    app.hash(username).ifPresent(h -> asked.put("SECRET_HASH", h));
    InitiateAuthResponse answer =
        client.initiateAuth(
            r ->
                r.clientId(app.id())
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(asked));
    return tokens(answer.authenticationResult(), answer.challengeNameAsString());
  }

  private Tokens bySrp(String username, String password) throws CognitoException {
    Srp srp = new Srp();
    Map<String, String> asked = new HashMap<>(Map.of("USERNAME", username, "SRP_A", srp.shown()));
    app.hash(username).ifPresent(h -> asked.put("SECRET_HASH", h));
    InitiateAuthResponse challenge =
        client.initiateAuth(
            r -> r.clientId(app.id()).authFlow(AuthFlowType.USER_SRP_AUTH).authParameters(asked));
    if (challenge.challengeName() != ChallengeNameType.PASSWORD_VERIFIER) {
      return tokens(challenge.authenticationResult(), challenge.challengeNameAsString());
    }
    Map<String, String> answers = new HashMap<>();
    try {
      answers.putAll(
          srp.answer(pool.name(), challenge.challengeParameters(), password, Instant.now()));
    } catch (IllegalArgumentException e) {
      throw new CognitoException(
          "The user pool %s sent an SRP challenge that is not valid: %s."
              .formatted(pool, e.getMessage()));
    }
    app.hash(answers.getOrDefault("USERNAME", "")).ifPresent(h -> answers.put("SECRET_HASH", h));
    var answer =
        client.respondToAuthChallenge(
            r ->
                r.clientId(app.id())
                    .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                    .session(challenge.session())
                    .challengeResponses(answers));
    return tokens(answer.authenticationResult(), answer.challengeNameAsString());
  }

  private Tokens tokens(AuthenticationResultType result, String challenge) throws CognitoException {
    if (result == null || result.idToken() == null) {
      throw new CognitoException(
          "The user pool %s asks test users for more than a password (%s). Test with a pool or a client that does not."
              .formatted(pool, challenge));
    }
    return new Tokens(
        result.idToken(), result.accessToken(), Instant.now().plusSeconds(result.expiresIn()));
  }

  @Override
  public void close() {
    client.close();
  }
}
