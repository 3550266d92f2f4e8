package io.broadside.plan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.Corpus;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown to users is so: every plan loads, and equals the Java beside it. */
class DocumentsIT {

  private static final Path EXAMPLES = Path.of("..", "examples", "plans");
  private static final Pattern BLOCK =
      Pattern.compile("```yaml\n(.*?)```(?:\n\n```java\n(.*?)```)?", Pattern.DOTALL);

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static List<String[]> blocks() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "plans.md")));
    return block
        .results()
        .map(b -> new String[] {b.group(1), b.group(2) == null ? "" : b.group(2)})
        .toList();
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(blocks()).hasSizeGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleLoadsAndIsExported(Path file) {
    assertThatNoException()
        .isThrownBy(
            () ->
                JavaExport.of(
                    PlanLoader.load(EXAMPLES.relativize(file).toString(), PlanFiles.in(EXAMPLES)),
                    "Example"));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void thePlanInTheDocumentEqualsTheJavaBesideIt(String yaml, String java) throws Exception {
    TestPlan plan = PlanLoader.loadText(whole(yaml), Corpus.FILES);
    List<String> exported = JavaExport.of(plan, "Shown").lines().map(String::strip).toList();
    for (String line : java.lines().map(String::strip).toList()) {
      assertThat(exported).anyMatch(e -> bare(e).equals(bare(line)));
    }
  }

  /** What ends a line depends on what comes after it. */
  private static String bare(String line) {
    return line.replaceAll("[,;)]+$", "");
  }

  private static String whole(String part) {
    String plan = part.startsWith("- ") ? "scenarios:\n  shown:\n" + part.indent(4) : part;
    return (plan.contains("target:") ? "" : "target: http://localhost:8081\n")
        + (plan.contains("phases:") || plan.contains("shape:") ? "" : "phases: [hold 5/s for 1m]\n")
        + (plan.contains("scenarios:") ? "" : "scenarios: {home: [get: /]}\n")
        + plan;
  }
}
