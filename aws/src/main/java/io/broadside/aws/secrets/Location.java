package io.broadside.aws.secrets;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The region and the endpoint of a secret.
 *
 * @param endpoint the URL of the service that keeps it
 */
record Location(String region, URI endpoint) {

  private static final Pattern ARN = Pattern.compile("arn:[^:]+:[^:]+:([^:]+):.*");

  /**
   * By the secret's own name, else as AWS's tools find the region.
   *
   * @param name the secret's, or its ARN
   * @throws IllegalStateException if nothing says the region, or an address makes no sense
   */
  static Location of(SecretService keeper, String name, Map<String, String> environment) {
    Matcher arn = ARN.matcher(name);
    String region = arn.matches() ? arn.group(1) : region(environment);
    for (String which : List.of("_" + keeper.inVariables(), "")) {
      String property = which.isEmpty() ? "" : keeper.inProperties();
      Optional<String> address =
          said(System.getProperty("aws.endpointUrl" + property))
              .or(() -> said(environment.get("AWS_ENDPOINT_URL" + which)));
      if (address.isPresent()) {
        return new Location(region, address(address.get()));
      }
    }
    String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return new Location(
        region, URI.create("https://%s.%s.%s/".formatted(keeper.service(), region, suffix)));
  }

  private static String region(Map<String, String> environment) {
    Optional<String> said =
        said(System.getProperty("aws.region"))
            .or(() -> said(environment.get("AWS_REGION")))
            .or(() -> said(environment.get("AWS_DEFAULT_REGION")));
    if (said.isPresent()) {
      return said.get();
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkException e) {
      throw new IllegalStateException(
          "is not available: no AWS region is set; set AWS_REGION where the workers run", e);
    }
  }

  private static Optional<String> said(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static URI address(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // as below
    }
    throw new IllegalStateException(
        "is not available: '%s' in AWS_ENDPOINT_URL or a similar variable is not an address; write https://host"
            .formatted(text));
  }

  /** Host and port as they are sent. */
  String authority() {
    int port = endpoint.getPort();
    boolean usual = port == (endpoint.getScheme().equals("https") ? 443 : 80);
    return port < 0 || usual ? endpoint.getHost() : endpoint.getHost() + ":" + port;
  }

  /** The path as it is sent. */
  String path() {
    String path = endpoint.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }
}
