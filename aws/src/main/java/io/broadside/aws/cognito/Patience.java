package io.broadside.aws.cognito;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How often Cognito is asked again, with ever longer pauses. Other calls are not slowed down by one
 * that was throttled: they have a rate of their own, and the quota may be spent by others.
 */
final class Patience {

  private static final int TRIES = 10;

  private Patience() {}

  static RetryStrategy strategy() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(TRIES)
        .circuitBreakerEnabled(false)
        .build();
  }
}
