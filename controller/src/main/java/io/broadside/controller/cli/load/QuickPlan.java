package io.broadside.controller.cli.load;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.naming.Named;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan that calls one URL.
 *
 * @param url what is called
 * @param calls how many times each user calls it
 */
public record QuickPlan(URI url, int calls) {

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

  /** Where nothing is said of the load. */
  public static final List<String> USUAL_LOAD = List.of("hold 10/s for 1m");

  /**
   * Of a URL that somebody gave.
   *
   * @param calls null for one
   * @throws CliException if it is none that can be called
   */
  public static QuickPlan of(String url, @Nullable Integer calls) throws CliException {
    if (calls != null && calls < 1) {
      throw new CliException(
          ExitCode.USAGE, "--calls must be at least 1, not %d.".formatted(calls));
    }
    try {
      URI parsed = new URI(ABSOLUTE.matcher(url).lookingAt() ? url : "http://" + url);
      boolean web = parsed.getScheme().matches("(?i)https?") && parsed.getHost() != null;
      if (!web) {
        throw new CliException(
            ExitCode.USAGE,
            ("%s is not a URL that users can call; write it like"
                    + " https://shop.example.com/search?q=1.")
                .formatted(url));
      }
      if (parsed.getRawUserInfo() != null) {
        throw new CliException(
            ExitCode.USAGE,
            "The URL contains a password, which would be shown and stored. Leave it out. A plan can"
                + " have it as a secret; see docs/plans.md.");
      }
      return new QuickPlan(parsed, calls == null ? 1 : calls);
    } catch (URISyntaxException e) {
      throw new CliException(
          ExitCode.USAGE, "%s is not a valid URL: %s.".formatted(url, e.getMessage()));
    }
  }

  /** The plan as a bundle to send. */
  public Named named(List<String> phases) throws CliException {
    String name = url.getHost().replaceAll("[^A-Za-z0-9.-]", "") + ".yaml";
    try {
      byte[] text = text(phases, List.of()).getBytes(StandardCharsets.UTF_8);
      return new Named(name, Bundle.of(name, text), null);
    } catch (BundleException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** The plan. */
  public String text(List<String> phases, List<String> goals) {
    return target() + load(phases) + scenarios() + goals(goals);
  }

  /** The plan with comments for a first-time reader. */
  public String explained(List<String> phases, List<String> goals) {
    return """
    # A load test. docs/plans.md explains all that a plan can contain.
    %s
    # How much load, and for how long. You can add phases, such as ramp to 50/s in 1m
    %s
    # What each user does. You can add requests, with - think: 1s to 3s between them
    %s
    # The goals of the test. You can set your own limits
    %s\
    """
        .formatted(target(), load(phases), scenarios(), goals(goals));
  }

  private String target() {
    return "target: %s%n".formatted(quoted(base()));
  }

  private String scenarios() {
    String request = "get: " + quoted(path());
    return "scenarios:\n  visit:\n"
        + (calls == 1
            ? "    - %s%n".formatted(request)
            : "    - repeat: %d%n      steps:%n        - %s%n".formatted(calls, request));
  }

  private static String goals(List<String> goals) {
    return goals.isEmpty() ? "" : "goals:\n" + list(goals);
  }

  private static String load(List<String> phases) {
    return phases.equals(List.of("smoke")) ? "shape: smoke\n" : "phases:\n" + list(phases);
  }

  private static String list(List<String> texts) {
    return texts.stream().map(t -> "  - %s%n".formatted(quoted(t))).collect(Collectors.joining());
  }

  private String base() {
    return url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority();
  }

  private String path() {
    String path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** As YAML has it; what needs no quotes has none. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z/][A-Za-z0-9/.,:<> %-]*")
            && !text.contains(": ")
            && !text.endsWith(":")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }
}
