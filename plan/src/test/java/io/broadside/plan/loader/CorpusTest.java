package io.broadside.plan.loader;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.broadside.plan.TestPlan;
import io.broadside.plan.problem.PlanException;
import io.broadside.plan.problem.PlanProblem;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.yaml.JsonText;
import io.broadside.plan.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loader and schema say the same of a good many plans, and the loader says it in these words. */
class CorpusTest {

  private static final boolean WRITES = Boolean.getBoolean("golden.write");

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TestPlan.class.getResourceAsStream("plan.schema.json"));

  static List<Path> good() {
    return Corpus.plans("good");
  }

  static List<Path> bad() {
    return Corpus.plans("bad");
  }

  static List<Path> unfit() {
    return Corpus.plans("unfit");
  }

  @Test
  void isLargeEnough() {
    assertThat(good().size() + bad().size() + unfit().size()).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodPlansAreAcceptedByBoth(Path file) {
    String text = Corpus.text(file);
    assertThatNoException().isThrownBy(() -> PlanLoader.loadText(text, Corpus.FILES));
    assertThat(refusals(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badPlansAreRefusedByBoth(Path file) throws IOException {
    assertThat(refusals(Corpus.text(file))).isNotEmpty();
    assertThatTheMessagesAreThoseBeside(file);
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void whatTheSchemaCannotKnowIsRefusedByTheLoader(Path file) throws IOException {
    assertThatTheMessagesAreThoseBeside(file);
  }

  private static void assertThatTheMessagesAreThoseBeside(Path file) throws IOException {
    PlanException refusal =
        catchThrowableOfType(
            PlanException.class, () -> PlanLoader.loadText(Corpus.text(file), Corpus.FILES));
    assertThat(refusal).isNotNull();
    String said =
        refusal.problems().stream().map(PlanProblem::toString).collect(joining("\n", "", "\n"));
    Path golden = Path.of(file.toString().replace(".yaml", ".txt"));
    if (WRITES) {
      Files.writeString(golden, said);
    }
    assertThat(said).isEqualTo(Corpus.text(golden));
  }

  private List<Error> refusals(String text) {
    JsonNode json = JsonText.of(YamlReader.read(text, new PlanProblems()).orElseThrow());
    return schema.validate(json);
  }
}
