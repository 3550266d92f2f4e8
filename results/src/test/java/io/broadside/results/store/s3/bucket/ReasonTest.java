package io.broadside.results.store.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.StsException;

class ReasonTest {

  private static final S3Location LOCATION = S3Location.parse("s3://my-bucket/runs");

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDenied | access to s3://my-bucket/runs/ is denied (AccessDenied).",
        "403 | SignatureDoesNotMatch | the credentials are not valid (SignatureDoesNotMatch).",
        "400 | ExpiredToken | the credentials have expired, or the clock is wrong (ExpiredToken).",
        "404 | NoSuchBucket | there is no bucket my-bucket.",
        "301 | PermanentRedirect | the bucket my-bucket is in another region; add"
            + " ?region=REGION to its URL.",
        "503 | SlowDown | the store is too busy (SlowDown).",
        "500 | InternalError | the store answered 500 (InternalError): It is broken.",
      })
  void anAnswerIsPutInWords(int status, String code, String words) {
    assertThat(
            Reason.of(
                (S3Exception)
                    S3Exception.builder()
                        .statusCode(status)
                        .awsErrorDetails(details(code, "It is broken."))
                        .build(),
                LOCATION))
        .isEqualTo(words);
  }

  @Test
  void anAnswerWithoutDetailsIsPutInWordsToo() {
    assertThat(Reason.of((S3Exception) S3Exception.builder().statusCode(403).build(), LOCATION))
        .isEqualTo("access to s3://my-bucket/runs/ is denied (403).");
  }

  @Test
  void aRoleThatIsNotGivenIsNotTakenForTheBucket() {
    assertThat(
            Reason.of(
                (StsException)
                    StsException.builder()
                        .statusCode(403)
                        .awsErrorDetails(
                            details(
                                "AccessDenied",
                                "Not authorized to perform sts:AssumeRoleWithWebIdentity"))
                        .build(),
                LOCATION))
        .isEqualTo(
            "AWS gave no credentials (AccessDenied): Not authorized to perform"
                + " sts:AssumeRoleWithWebIdentity.");
  }

  private static String of(Throwable cause) {
    return Reason.of(SdkClientException.create("Unable to execute HTTP request", cause), LOCATION);
  }

  @Test
  void aConnectionThatFailsIsPutInWords() {
    assertThat(of(new UnknownHostException("s3.nowhere")))
        .isEqualTo("S3 cannot be reached: its host name is unknown.");
    assertThat(of(new ConnectException("Connection refused")))
        .isEqualTo("S3 cannot be reached: connection refused.");
    assertThat(of(new SocketTimeoutException("Connect timed out")))
        .isEqualTo("S3 cannot be reached: connect timed out.");
    assertThat(of(new SocketTimeoutException("Read timed out")))
        .isEqualTo("S3 did not answer in time.");
    assertThat(Reason.of(ApiCallTimeoutException.create(1_000), LOCATION))
        .isEqualTo("S3 did not answer in time.");
    assertThat(of(new IOException("No space left on device")))
        .isEqualTo("No space left on device.");
  }
}
