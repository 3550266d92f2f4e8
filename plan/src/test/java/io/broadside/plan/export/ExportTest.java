package io.broadside.plan.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.Corpus;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.problem.PlanException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported compiles against Gatling, and reads as a person would have written it. */
class ExportTest {

  @Test
  void everyGoodPlanBecomesASimulationThatCompiles(@TempDir Path classes) throws Exception {
    List<JavaFileObject> sources = new ArrayList<>();
    for (Path file : Corpus.plans("good")) {
      TestPlan plan = PlanLoader.loadText(Corpus.text(file), Corpus.FILES);
      String name = "Plan" + sources.size();
      sources.add(new Source(name, "// " + file + "\n" + JavaExport.of(plan, name)));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                found,
                List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-Xlint:all,-this-escape,-classfile",
                    "-Werror"),
                null,
                sources)
            .call();
    assertThat(found.getDiagnostics())
        .extracting(
            d ->
                d.getMessage(Locale.ROOT)
                    + " in "
                    + (d.getSource() == null ? "" : line(d.getSource(), d.getLineNumber())))
        .isEmpty();
    assertThat(compiled).isTrue();
  }

  @Test
  void aPlanReadsLikeAHandwrittenSimulation() throws Exception {
    TestPlan plan =
        PlanLoader.loadText(
            Corpus.text(Path.of("src/test/resources/corpus/good/ten-lines.yaml")), Corpus.FILES);
    Path golden = Path.of("src/test/resources/corpus/ten-lines.java.txt");
    String source = JavaExport.of(plan, "Shop");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, source);
    }
    assertThat(source).isEqualTo(Corpus.text(golden));
  }

  @Test
  void keyStoresAreOfATypeThatJavaKnows() throws Exception {
    assertThat(source("http-in-full.yaml"))
        .contains("gatling.ssl.trustStore.type = pkcs12", "gatling.ssl.keyStore.type = pkcs12");
    assertThat(KeyStore.getInstance("pkcs12")).isNotNull();
  }

  @Test
  void aPasswordIsNoTextWithExpressions() throws Exception {
    assertThat(source("http-in-full.yaml"))
        .contains(".credentials(\"me\", session -> System.getenv(\"PROXY_PASSWORD\"))");
  }

  private static String source(String plan) throws PlanException {
    Path file = Path.of("src/test/resources/corpus/good", plan);
    return JavaExport.of(PlanLoader.loadText(Corpus.text(file), Corpus.FILES), "Exported");
  }

  private static String line(JavaFileObject source, long line) {
    try {
      return source
          .getCharContent(true)
          .toString()
          .lines()
          .skip(Math.max(0, line - 1))
          .findFirst()
          .orElse("");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }
}
