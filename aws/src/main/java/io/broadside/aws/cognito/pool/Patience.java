package io.broadside.aws.cognito.pool;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/**
 * The time-outs of calls to Cognito, which are tried again with growing pauses. Other calls are not
 * slowed down by one that was throttled: they have a rate of their own, and the quota may be spent
 * by others.
 *
 * @param answer how long one answer may take
 * @param allTries how long all tries of a call may take
 */
public record Patience(Duration answer, Duration allTries) {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int TRIES = 10;

  /** What speaks with Cognito so, where the pool is. */
  public CognitoIdentityProviderClientBuilder with(PoolId pool) {
    return CognitoIdentityProviderClient.builder()
        .region(Region.of(pool.region()))
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(answer))
        .overrideConfiguration(
            o ->
                o.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(TRIES)
                            .circuitBreakerEnabled(false)
                            .build())
                    .apiCallTimeout(allTries));
  }
}
