package io.broadside.aws.signing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a signature: a service in a region.
 *
 * @param service by the name that signatures have for it, such as {@code execute-api}
 * @param region such as {@code eu-central-1}
 */
public record Scope(String service, String region) {

  private static final String REGION = "([a-z]{2}(?:-[a-z]+)+-\\d)";

  /** Names of hosts that have the service behind the region, or call it otherwise. */
  private static final List<Named> NAMED =
      List.of(
          named("[^.]+\\.lambda-url\\." + REGION + "\\.on\\.aws", "lambda"),
          named("[^.]+\\.execute-api\\." + REGION + "\\.amazonaws\\.com(?:\\.cn)?", "execute-api"),
          named("[^.]+\\.appsync-api\\." + REGION + "\\.amazonaws\\.com", "appsync"),
          named("[^.]+\\." + REGION + "\\.es\\.amazonaws\\.com", "es"),
          named("[^.]+\\." + REGION + "\\.aoss\\.amazonaws\\.com", "aoss"),
          named("(?:.+\\.)?s3[.-]" + REGION + "\\.amazonaws\\.com(?:\\.cn)?", "s3"),
          named("(?:sync-)?states\\." + REGION + "\\.amazonaws\\.com(?:\\.cn)?", "states"));

  private static final Pattern USUAL =
      Pattern.compile(
          "([a-z][a-z0-9-]*)\\." + REGION + "\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)");

  private record Named(Pattern host, String service) {}

  private static Named named(String host, String service) {
    return new Named(Pattern.compile(host), service);
  }

  /**
   * The scope in the name of an AWS host.
   *
   * @return empty for another host, such as one of the user's own domain
   */
  public static Optional<Scope> of(String host) {
    for (Named name : NAMED) {
      Matcher matcher = name.host.matcher(host);
      if (matcher.matches()) {
        return Optional.of(new Scope(name.service, matcher.group(1)));
      }
    }
    Matcher usual = USUAL.matcher(host);
    return usual.matches()
        ? Optional.of(new Scope(usual.group(1), usual.group(2)))
        : Optional.empty();
  }

  /**
   * What a request is signed for: what is said, else what the host's name says.
   *
   * @param service null where it is not said
   * @param region null where it is not said
   * @return empty where neither says one of both
   */
  public static Optional<Scope> of(String host, @Nullable String service, @Nullable String region) {
    if (service != null && region != null) {
      return Optional.of(new Scope(service, region));
    }
    return of(host)
        .map(
            named ->
                new Scope(
                    service != null ? service : named.service,
                    region != null ? region : named.region));
  }

  /** Whether paths are signed as they are sent: all other services encode them once more. */
  boolean signsPathsAsSent() {
    return service.equals("s3");
  }
}
