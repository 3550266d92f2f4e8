package io.broadside.controller.fleet.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessOutputTest {

  private final List<String> heard = new ArrayList<>();

  @Test
  void linesAreHeardAndPassedOn() throws IOException {
    assertThat(pass("one\n\nlistening on grün:7\nthe la"))
        .isEqualTo("one\n\nlistening on grün:7\nthe la");
    assertThat(heard).containsExactly("one", "", "listening on grün:7", "the la");
  }

  @Test
  void aLineWithoutAnEndIsHeardInParts() throws IOException {
    String endless = "x".repeat(10 * ProcessOutput.MOST_LINE_BYTES);
    assertThat(pass(endless + "\nlistening on host:7\n")).startsWith(endless);
    assertThat(heard).hasSize(11).allMatch(l -> l.length() <= ProcessOutput.MOST_LINE_BYTES);
    assertThat(heard.getLast()).isEqualTo("listening on host:7");
  }

  private String pass(String text) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(to, true, UTF_8)) {
      new ProcessOutput(heard::add).pass(new ByteArrayInputStream(text.getBytes(UTF_8)), out);
    }
    return to.toString(UTF_8);
  }
}
