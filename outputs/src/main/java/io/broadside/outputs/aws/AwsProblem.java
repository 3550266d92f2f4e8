package io.broadside.outputs.aws;

import io.broadside.outputs.news.RefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Explains to a person why a request to AWS failed, and decides whether to try again. */
public final class AwsProblem {

  private static final int TOO_MANY = 429;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");

  private static final Set<String> INVALID =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken");

  private AwsProblem() {}

  /**
   * What to throw: a {@link RefusedException} where another try is in vain.
   *
   * @param permission what the credentials have to allow, such as {@code sns:Publish on ARN}
   */
  public static IOException of(SdkException problem, String permission) {
    return switch (problem) {
      case AbortedException e -> {
        Thread.currentThread().interrupt();
        yield new InterruptedIOException("it was interrupted");
      }
      case AwsServiceException answer -> answered(answer, permission);
      default -> unanswered(problem);
    };
  }

  private static IOException answered(AwsServiceException answer, String permission) {
    String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    String said = code == null || code.isEmpty() ? "HTTP status " + answer.statusCode() : code;
    if (answer.isThrottlingException() || answer.statusCode() == TOO_MANY) {
      return new IOException("AWS throttles the requests (%s)".formatted(said), answer);
    }
    if (answer.statusCode() >= SERVER_ERROR) {
      return new IOException("AWS cannot handle the request now (%s)".formatted(said), answer);
    }
    if (EXPIRED.contains(said)) {
      return new IOException(
          "the AWS credentials have expired (%s): renew them".formatted(said), answer);
    }
    if (answer.isClockSkewException()) {
      return new IOException(
          "the clock of the controller's machine is wrong (%s): correct it".formatted(said),
          answer);
    }
    if (INVALID.contains(said)) {
      return new RefusedException(
          "the AWS credentials are not valid (%s): replace them".formatted(said));
    }
    if (answer.statusCode() == FORBIDDEN || said.startsWith("AccessDenied")) {
      return new RefusedException(
          "the AWS credentials do not allow %s (%s): grant it".formatted(permission, said));
    }
    return new RefusedException("AWS answered %s%s".formatted(said, message(answer)));
  }

  private static String message(AwsServiceException answer) {
    String said = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
    return said == null || said.isEmpty() ? "" : ": " + line(said);
  }

  private static IOException unanswered(SdkException problem) {
    String message = String.valueOf(problem.getMessage());
    if (message.contains("Unable to load region")) {
      return new RefusedException(
          "the AWS region is not known: set AWS_REGION, or name it before the log group");
    }
    if (message.contains("Unable to load credentials")) {
      return new IOException(
          "no AWS credentials are found: give the controller a role, or set AWS_PROFILE, or"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
          problem);
    }
    return new IOException(broken(problem, message), problem);
  }

  private static String broken(SdkException problem, String message) {
    for (Throwable t = problem; t != null; t = t.getCause()) {
      switch (t) {
        case ApiCallTimeoutException e -> {
          return "no answer in time";
        }
        case SocketTimeoutException e -> {
          return "no answer in time";
        }
        case UnknownHostException e -> {
          return "the host name %s is unknown".formatted(e.getMessage());
        }
        case ConnectException e -> {
          return "could not connect";
        }
        default -> {}
      }
    }
    return line(message);
  }

  private static String line(String text) {
    String plain = text.replaceAll("\\s+|\\p{Cntrl}+", " ").strip().replaceFirst("\\.$", "");
    return plain.length() <= 300 ? plain : plain.substring(0, 300) + "…";
  }
}
