package io.broadside.results.store.s3.bucket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where in S3 runs are kept, such as {@code s3://my-bucket/runs?region=eu-central-1}, or in another
 * store, {@code s3://my-bucket/runs?endpoint=https://minio.example:9000}. Credentials are no part
 * of it.
 *
 * @param bucket its name
 * @param prefix of all keys: empty, or ends in a slash
 * @param region of the bucket; null for the one that the surroundings name
 * @param endpoint of a store that is not AWS's; null for AWS's
 */
public record S3Location(
    String bucket, String prefix, @Nullable String region, @Nullable URI endpoint) {

  private static final String FORM = "s3://BUCKET/PREFIX?region=REGION&endpoint=URL";

  /** Takes the prefix with or without slashes around it. */
  public S3Location {
    prefix = prefix.replaceAll("^/+|/+$", "");
    prefix = prefix.isEmpty() ? "" : prefix + "/";
  }

  /**
   * Reads a location.
   *
   * @throws IllegalArgumentException if it is none; the message tells a person what is wrong, and
   *     repeats no credentials
   */
  public static S3Location parse(String text) {
    URI uri = uri(text, "The location of the results");
    if (!"s3".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "The location of the results must have the form %s.".formatted(FORM));
    }
    String bucket = uri.getAuthority() == null ? "" : uri.getAuthority();
    refuseCredentials(bucket, "The location of the results");
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "'%s' is not a bucket name: write 3 to 63 lowercase letters, digits, dots and hyphens."
              .formatted(bucket));
    }
    if (uri.getFragment() != null) {
      throw new IllegalArgumentException("The location of the results must not have a '#'.");
    }
    String region = null;
    URI endpoint = null;
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] pair = option.split("=", 2);
      String value = pair.length == 2 ? pair[1] : "";
      switch (pair[0]) {
        case "region" -> region = region(value);
        case "endpoint" -> endpoint = endpoint(value);
        default ->
            throw new IllegalArgumentException(
                "The location of the results has the options region and endpoint, but not '%s'."
                    .formatted(pair[0]));
      }
    }
    return new S3Location(bucket, uri.getPath(), region, endpoint);
  }

  private static String region(String text) {
    if (!text.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "'%s' is not a region. Write one such as eu-central-1.".formatted(text));
    }
    return text;
  }

  private static URI endpoint(String text) {
    URI uri = uri(text, "The endpoint");
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getAuthority() == null) {
      throw new IllegalArgumentException(
          "The endpoint must be a URL such as https://minio.example:9000.");
    }
    refuseCredentials(uri.getAuthority(), "The endpoint");
    if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "The endpoint must be a URL such as https://minio.example:9000.");
    }
    return uri;
  }

  private static URI uri(String text, String what) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Its own message repeats the text, and with it whatever somebody took for a place of keys.
      throw new IllegalArgumentException("%s is not a URL: %s.".formatted(what, e.getReason()));
    }
  }

  private static void refuseCredentials(String authority, String what) {
    if (authority.contains("@")) {
      throw new IllegalArgumentException(
          "%s must not contain credentials. Broadside takes them from its environment, a profile or its role."
              .formatted(what));
    }
  }

  /** The key of a file of a run. */
  public String key(String id, String file) {
    return folder(id) + file;
  }

  /** What the keys of a run's files begin with. */
  public String folder(String id) {
    return prefix + id + "/";
  }

  /** As a person writes it, without its options. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }
}
