package io.broadside.aws.secrets;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The reason why AWS refused to return a secret.
 *
 * @param status of HTTP
 * @param type such as {@code AccessDeniedException}
 * @param message in AWS's words
 */
record SecretRefusal(int status, String type, String message) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST = 400;

  /** Reads the reason from AWS's response. */
  static SecretRefusal of(int status, JsonNode answer) {
    String type = answer.path("__type").asText("status " + status);
    String message = answer.path("message").asText(answer.path("Message").asText(""));
    return new SecretRefusal(
        status,
        type.substring(type.lastIndexOf('#') + 1),
        message.substring(0, Math.min(message.length(), LONGEST)));
  }

  /** Whether another try may succeed in a moment. */
  boolean isForNow() {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR || type.startsWith("Throttl");
  }

  /** The rest of a sentence that begins with the secret's name. */
  String sentence(SecretService keeper, String region) {
    return switch (type) {
      case "ResourceNotFoundException", "ParameterNotFound", "ParameterVersionNotFound" ->
          "does not exist in %s: write its name as in AWS, or set another region in AWS_REGION"
              .formatted(region);
      case "AccessDeniedException", "AccessDenied" ->
          "may not be read: allow %s to the workers' role, and kms:Decrypt if it is encrypted with a key of your own; %s"
              .formatted(keeper.permission(), said());
      case "ExpiredTokenException",
          "ExpiredToken",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken" ->
          "is not available, because AWS rejects the workers' credentials: give them a role, or valid keys; %s"
              .formatted(said());
      default ->
          isForNow()
              ? "is not available right now: start again in a moment; " + said()
              : "is not available; " + said();
    };
  }

  private String said() {
    return "AWS says "
        + (message.isEmpty() ? type : type + ": " + message).replaceFirst("\\.$", "");
  }
}
