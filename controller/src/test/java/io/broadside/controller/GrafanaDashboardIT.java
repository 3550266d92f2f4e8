package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaDashboardIT {

  @TempDir Path folder;

  @Test
  void prometheusUnderstandsEveryExpression() throws Exception {
    List<String> expressions = GrafanaDashboard.read().expressions();
    assertThat(expressions).hasSizeGreaterThan(10);
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules,
        expressions.stream()
            .map(e -> e.replace("$__rate_interval", "1m").replaceAll("\\$\\w+", ".*"))
            .map(e -> "  - {record: shown, expr: '%s'}".formatted(e))
            .collect(Collectors.joining("\n", "groups:\n- name: dashboard\n  rules:\n", "\n")));

    Process promtool =
        new ProcessBuilder(promtool(), "check", "rules", "--lint=none", rules.toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS: %d rules found".formatted(expressions.size()));
  }

  private static String promtool() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path path =
        Path.of(caches != null ? caches : System.getProperty("user.home") + "/.cache")
            .resolve("broadside-outputs/prometheus/usr/bin/promtool");
    if (!Files.isExecutable(path)) {
      throw new AssertionError(
          "This test needs %s, which is not there: run .ci/output-servers once.".formatted(path));
    }
    return path.toString();
  }
}
