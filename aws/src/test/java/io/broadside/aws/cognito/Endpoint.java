package io.broadside.aws.cognito;

/** Where Cognito is, for the SDK of this process: tests that set it follow one another. */
public final class Endpoint {

  /** A system property of the SDK, and the name of the lock. */
  public static final String PROPERTY = "aws.endpointUrlCognitoIdentityProvider";

  private Endpoint() {}
}
