package io.broadside.controller.fleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogEndIT {

  @TempDir private Path folder;

  @Test
  void theLastLinesComeInTheirOrder() throws Exception {
    assertThat(tail("one\ntwo\nthree\n", 2)).containsExactly("two", "three");
    assertThat(tail("one\ntwo\n", 9)).containsExactly("one", "two");
  }

  @Test
  void halfALineIsNone() throws Exception {
    String line = "x".repeat(999);
    List<String> lines = tail((line + "\n").repeat(2_000), 5_000);

    assertThat(lines).hasSizeBetween(1_000, 1_100).allMatch(line::equals);
  }

  @Test
  void anEmptyLogHasNothingToSay() throws Exception {
    assertThat(tail("", 5)).isEmpty();
  }

  private List<String> tail(String content, int lines) throws Exception {
    return new LogEnd(Files.writeString(folder.resolve("worker.log"), content)).lines(lines);
  }
}
