package io.broadside.controller.cli;

import io.broadside.controller.naming.Named;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan that calls one URL.
 *
 * @param url what is called
 * @param calls how many times each user calls it
 */
record QuickPlan(URI url, int calls) {

  /** Where nothing is said of the load. */
  static final List<String> USUAL_LOAD = List.of("hold 10/s for 1m");

  /**
   * Of a URL that somebody gave.
   *
   * @param calls null for one
   * @throws CliException if it is none that can be called
   */
  static QuickPlan of(String url, @Nullable Integer calls) throws CliException {
    if (calls != null && calls < 1) {
      throw new CliException(
          ExitCode.USAGE, "--calls must be at least 1, not %d.".formatted(calls));
    }
    try {
      URI parsed = new URI(url.contains("://") ? url : "http://" + url);
      boolean web = parsed.getScheme().matches("(?i)https?") && parsed.getHost() != null;
      if (!web) {
        throw new CliException(
            ExitCode.USAGE,
            "%s cannot be called; write it like https://shop.example.com/search?q=1."
                .formatted(url));
      }
      if (parsed.getRawUserInfo() != null) {
        throw new CliException(
            ExitCode.USAGE,
            "A URL with a password in it would be shown and kept. Write a plan, with the password"
                + " as a secret: ./broadside init --url URL");
      }
      return new QuickPlan(parsed, calls == null ? 1 : calls);
    } catch (URISyntaxException e) {
      throw new CliException(ExitCode.USAGE, "%s is no URL: %s.".formatted(url, e.getMessage()));
    }
  }

  /** What is sent. */
  Named named(List<String> phases) throws CliException {
    String name = url.getHost().replaceAll("[^A-Za-z0-9.-]", "") + ".yaml";
    try {
      byte[] text = text(phases, List.of()).getBytes(StandardCharsets.UTF_8);
      return new Named(name, Bundle.of(name, text), null);
    } catch (BundleException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** The plan. */
  String text(List<String> phases, List<String> goals) {
    String request = "get: " + quoted(path());
    String steps =
        calls == 1
            ? "    - %s%n".formatted(request)
            : "    - repeat: %d%n      steps:%n        - %s%n".formatted(calls, request);
    return "target: %s%n%s%s".formatted(quoted(base()), load(phases), "scenarios:\n  visit:\n")
        + steps
        + (goals.isEmpty() ? "" : "goals:\n" + list(goals));
  }

  private static String load(List<String> phases) {
    return phases.equals(List.of("smoke")) ? "shape: smoke\n" : "phases:\n" + list(phases);
  }

  private static String list(List<String> texts) {
    return texts.stream().map(t -> "  - %s%n".formatted(quoted(t))).collect(Collectors.joining());
  }

  private String base() {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private String path() {
    String path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** As YAML has it; what needs no quotes has none. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z/][A-Za-z0-9/.,:<> %-]*") && !text.contains(": ")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }
}
