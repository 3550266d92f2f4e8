package io.broadside.plan.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.plan.problem.PlanException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is made to hurt is refused by a sentence, soon and in little memory. */
@Timeout(20)
class LoaderAbuseTest {

  private static final String HEAD = "target: http://localhost\nphases: [hold 1/s for 1s]\n";

  @Test
  void aFileWithoutEndIsReadNoFurtherThanItMayBeLong() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    assertThat(refusal(name -> Optional.of(endless))).contains("far too large");
  }

  @Test
  void aTextOfMoreThanAMillionCharactersIsTooLong() {
    assertThat(refusal("#" + "x".repeat(1_000_000))).contains("more than a million characters");
  }

  @Test
  void nestingIsBounded() {
    assertThat(refusal("[".repeat(900_000))).contains("nested more than 40 levels deep");
    assertThat(refusal("{a: ".repeat(200_000))).contains("nested more than 40 levels deep");
    assertThat(refusal("- ".repeat(400_000))).contains("nested more than 40 levels deep");
  }

  @Test
  void aliasesCountAsIfWrittenOut() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(refusal(bomb.toString())).contains("counting those of aliases");
  }

  @Test
  void manyValuesManyProblemsAndLongWordsAreCutShort() {
    assertThat(refusal("x: [" + "1,".repeat(400_000) + "]")).contains("more than 50000 values");
    assertThat(refusal(HEAD + "scenarios:\n" + "  - x\n".repeat(10))).isNotEmpty();
    assertThat(refusal(HEAD + "scenarios:\n  a:\n" + "  - {zzzz: 1}\n".repeat(9_000)).lines())
        .hasSize(101)
        .last()
        .asString()
        .contains("more problems");
    assertThat(refusal(HEAD + "y".repeat(500_000) + ": 1\n").length()).isLessThan(2_000);
    assertThat(refusal("phases: [hold " + "1".repeat(500_000) + "]").length()).isLessThan(4_000);
    assertThat(refusal("phases: [" + "ramp to ".repeat(60_000) + "]").length()).isLessThan(4_000);
    assertThat(refusal(HEAD + "goals: [" + "p99 of ".repeat(60_000) + "]").length())
        .isLessThan(4_000);
  }

  @Test
  void whatIsNoTextInUtf8IsRefused() {
    byte[] bytes = {'a', (byte) 0xC3, (byte) 0x28};
    assertThat(refusal(name -> Optional.of(new ByteArrayInputStream(bytes))))
        .contains("not text in UTF-8");
  }

  @Test
  void aFileThatIsNotThereOrCannotBeReadIsRefused() {
    assertThat(refusal(PlanFiles.NONE)).contains("there is no file 'plan.yaml'");
    assertThat(
            refusal(
                name -> {
                  throw new IOException("broken disk");
                }))
        .contains("cannot be read: broken disk");
  }

  @Test
  void aLineOfDataWithoutEndIsRefused() {
    PlanFiles files =
        name ->
            Optional.of(
                new ByteArrayInputStream("x".repeat(200_000).getBytes(StandardCharsets.UTF_8)));
    PlanException refusal =
        catchThrowableOfType(
            PlanException.class,
            () -> PlanLoader.loadText(HEAD + "data: {a: a.csv}\nscenarios: {b: [feed: a]}", files));
    assertThat(refusal).hasMessageContaining("a line has more than 65536 characters");
  }

  @Test
  void filesOutsideOfThePlansFolderAreOutOfReach(@TempDir Path folder) throws Exception {
    Path beside = folder.resolve("plans");
    Path plans = Files.createDirectories(beside.resolve("data"));
    Files.writeString(folder.resolve("secret.csv"), "name\nx\n");
    Files.createSymbolicLink(plans.resolve("link.csv"), folder.resolve("secret.csv"));
    Files.writeString(plans.resolve("own.csv"), "name\nx\n");
    PlanFiles files = PlanFiles.in(beside);
    assertThat(files.open("data/own.csv")).isPresent();
    assertThat(files.open("data/link.csv")).isEmpty();
    assertThat(files.open("../secret.csv")).isEmpty();
    assertThat(files.open(folder.resolve("secret.csv").toString())).isEmpty();
    assertThat(files.open("a\0b")).isEmpty();
  }

  private static String refusal(String text) {
    return String.valueOf(
        catchThrowableOfType(PlanException.class, () -> PlanLoader.loadText(text, PlanFiles.NONE))
            .getMessage());
  }

  private static String refusal(PlanFiles files) {
    return String.valueOf(
        catchThrowableOfType(PlanException.class, () -> PlanLoader.load("plan.yaml", files))
            .getMessage());
  }
}
