package io.broadside.outputs.aws;

import io.broadside.outputs.news.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/**
 * The access to a service of AWS: endpoint, credentials and time-out. Each request is tried once: a
 * delivery tries it again.
 *
 * @param endpoint instead of the one that AWS has for the service; null for that, or for what
 *     {@code AWS_ENDPOINT_URL} says
 * @param credentials what requests are signed with
 * @param patience the longest that a request takes
 */
public record Access(
    @Nullable URI endpoint, AwsCredentialsProvider credentials, Duration patience) {

  /**
   * What a user has: credentials from environment, web identity, profile, container or machine,
   * whichever comes first, and 5 s for each request.
   */
  public static Access standard() {
    return new Access(null, DefaultCredentialsProvider.builder().build(), Duration.ofSeconds(5));
  }

  /**
   * Opens a client; nothing is sent yet.
   *
   * @param region where the service is; null for what the environment, a profile or the machine say
   * @throws RefusedException if nothing says which region it is
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C open(
      B builder, @Nullable String region) throws IOException {
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    try {
      return builder
          .credentialsProvider(credentials)
          .httpClientBuilder(
              UrlConnectionHttpClient.builder().connectionTimeout(patience).socketTimeout(patience))
          .overrideConfiguration(
              c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(patience))
          .build();
    } catch (SdkClientException e) {
      throw AwsProblem.of(e, "");
    }
  }
}
