package io.broadside.aws.cognito.pool;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call to a user pool failed; the message is a sentence that says what to do. */
public final class CognitoException extends IOException {

  private static final long serialVersionUID = 1L;

  private CognitoException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With that sentence. */
  public CognitoException(String message) {
    super(message);
  }

  /** What the SDK says, in a sentence. */
  public static CognitoException of(PoolId pool, SdkException e) {
    return new CognitoException(sentence(pool, e), e);
  }

  private static String sentence(PoolId pool, SdkException e) {
    if (!(e instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
      String why = String.valueOf(e.getMessage());
      return why.contains("credentials")
          ? "No AWS credentials were found for the user pool %s: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE where this runs, or give it a role."
              .formatted(pool)
          : "The user pool %s cannot be reached: %s".formatted(pool, why);
    }
    String said = String.valueOf(answer.awsErrorDetails().errorMessage());
    return switch (String.valueOf(answer.awsErrorDetails().errorCode())) {
      case "ResourceNotFoundException" ->
          "There is no user pool %s, or it has no such client: check both IDs (%s)."
              .formatted(pool, said);
      case "AccessDeniedException" ->
          "This role may not do that in the user pool %s: docs/plans.md lists the permissions that are needed (%s)."
              .formatted(pool, said);
      case "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException" ->
          "AWS rejects these credentials: they have expired, or are wrong. Renew them (%s)."
              .formatted(said);
      case "TooManyRequestsException", "LimitExceededException", "ThrottlingException" ->
          "Cognito throttled these requests for too long: choose a lower rate, or ask AWS for a higher quota of this account in %s (%s)."
              .formatted(pool.region(), said);
      case "InvalidPasswordException" ->
          "The user pool %s does not accept passwords of 47 characters of all four kinds, which Broadside makes: change its password policy (%s)."
              .formatted(pool, said);
      case "NotAuthorizedException" ->
          "The user pool %s does not let this user in: %s. Was the set made with another secret? Delete it, and create it again."
              .formatted(pool, said.replaceAll("\\.$", ""));
      case "UserNotFoundException" ->
          "The user pool %s has no such user: create the set first, with ./broadside users create."
              .formatted(pool);
      default ->
          "The user pool %s answers: %s (%s)."
              .formatted(pool, said, answer.awsErrorDetails().errorCode());
    };
  }
}
