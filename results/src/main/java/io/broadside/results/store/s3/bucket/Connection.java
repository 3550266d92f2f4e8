package io.broadside.results.store.s3.bucket;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * The time-outs of requests to S3. The SDK tries each request three times.
 *
 * @param connect the longest wait for a connection
 * @param silence the longest wait for the next byte
 * @param attempt the longest that a request takes: a part of 8 MiB at 1.2 Mbit/s
 * @param total the longest that a request and its repetitions take
 * @param credentials where they come from; null for what the SDK finds: environment, web identity,
 *     profile, container, machine
 */
public record Connection(
    Duration connect,
    Duration silence,
    Duration attempt,
    Duration total,
    @Nullable AwsCredentialsProvider credentials) {

  /** The time-outs in use outside of tests. */
  public static Connection standard() {
    return new Connection(
        Duration.ofSeconds(3),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(180),
        null);
  }

  /** Opens it; nothing is sent yet. */
  public S3Client open(S3Location location) {
    URI endpoint = location.endpoint();
    return S3Client.builder()
        .region(region(location))
        .endpointOverride(endpoint)
        // Other stores seldom have a host name for each bucket.
        .forcePathStyle(endpoint != null)
        // What is sent has its MD5 with it, which all stores check; not all know newer ways.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(
            S3Configuration.builder()
                .chunkedEncodingEnabled(false)
                .expectContinueEnabled(false)
                .build())
        .credentialsProvider(
            credentials != null ? credentials : DefaultCredentialsProvider.builder().build())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(connect).socketTimeout(silence))
        .overrideConfiguration(
            c ->
                c.retryStrategy(RetryMode.STANDARD)
                    .apiCallAttemptTimeout(attempt)
                    .apiCallTimeout(total))
        .build();
  }

  private static Region region(S3Location location) {
    if (location.region() != null) {
      return Region.of(location.region());
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkClientException e) {
      if (location.endpoint() != null) {
        return Region.US_EAST_1;
      }
      throw e;
    }
  }
}
