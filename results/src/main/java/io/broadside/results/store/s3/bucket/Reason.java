package io.broadside.results.store.s3.bucket;

import io.broadside.results.files.PrivateFolder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Explains to a person why a request to S3 failed. */
final class Reason {

  /** What Java's HTTP client says of a connection that the other side ended. */
  private static final Pattern BROKEN =
      Pattern.compile("writing request body|end of file from server|Premature EOF");

  private Reason() {}

  /** As the end of a sentence, with its full stop. */
  static String of(SdkException problem, S3Location location) {
    List<Throwable> causes = causes(problem);
    for (Throwable cause : causes) {
      String known =
          cause instanceof AwsServiceException answer
              ? answer(answer, location)
              : broken(cause, location);
      if (known != null) {
        return known;
      }
    }
    return "%s.".formatted(withoutStop(causes.getLast().getMessage()));
  }

  /** The innermost last. */
  private static List<Throwable> causes(Throwable problem) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = problem; t != null && !causes.contains(t); t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  private static String answer(AwsServiceException answer, S3Location location) {
    String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    String said = code == null || code.isEmpty() ? "" + answer.statusCode() : code;
    if (!(answer instanceof S3Exception)) {
      return "AWS gave no credentials (%s)%s.".formatted(said, message(answer));
    }
    return switch (said) {
      case "NoSuchBucket" -> "there is no bucket %s.".formatted(location.bucket());
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken" ->
          "the credentials are not valid (%s).".formatted(said);
      case "ExpiredToken", "RequestTimeTooSkewed" ->
          "the credentials have expired, or the clock is wrong (%s).".formatted(said);
      case "PermanentRedirect", "AuthorizationHeaderMalformed", "301" ->
          "the bucket %s is in another region; add ?region=REGION to its URL."
              .formatted(location.bucket());
      default ->
          switch (answer.statusCode()) {
            case 403 -> "access to %s is denied (%s).".formatted(location, said);
            case 503, 429 -> "the store is too busy (%s).".formatted(said);
            default ->
                "the store answered %d (%s)%s."
                    .formatted(answer.statusCode(), said, message(answer));
          };
    };
  }

  private static String message(AwsServiceException answer) {
    String said = answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
    return said == null || said.isEmpty() ? "" : ": " + withoutStop(said);
  }

  private static @Nullable String broken(Throwable cause, S3Location location) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof ApiCallTimeoutException
        || cause instanceof ApiCallAttemptTimeoutException
        || (cause instanceof SocketTimeoutException && !message.startsWith("Connect"))) {
      return "%s did not answer in time.".formatted(store(location));
    }
    if (cause instanceof UnknownHostException) {
      return "%s cannot be reached: its host name is unknown.".formatted(store(location));
    }
    if (cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof SocketTimeoutException) {
      return "%s cannot be reached: %s."
          .formatted(store(location), withoutStop(message).replaceFirst("^C", "c"));
    }
    if (cause instanceof SocketException || BROKEN.matcher(message).find()) {
      return "the connection to %s was lost: %s.".formatted(store(location), withoutStop(message));
    }
    if (message.contains("Unable to load credentials")) {
      return "no credentials were found, neither in the environment nor by a web identity, a"
          + " profile or the machine.";
    }
    if (message.contains("Unable to load region")) {
      return "the bucket's region is unknown; add ?region=REGION to its URL.";
    }
    return cause instanceof IOException e && e.getCause() == null
        ? withoutStop(PrivateFolder.reason(e)) + "."
        : null;
  }

  private static String store(S3Location location) {
    return location.endpoint() == null ? "S3" : location.endpoint().getAuthority();
  }

  private static String withoutStop(@Nullable String text) {
    return String.valueOf(text).replaceFirst("\\.$", "");
  }
}
