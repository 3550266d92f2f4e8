package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BreakdownTest {

  @Test
  void aTerminalGetsASentenceAndAFileTheTrace() throws Exception {
    String said = new Breakdown(new IllegalStateException("out of ideas\nand more")).sentence();

    assertThat(said).contains("IllegalStateException, out of ideas.").hasLineCount(1);
    Matcher file = Pattern.compile("the contents of (\\S+)\\.$").matcher(said);
    assertThat(file.find()).isTrue();
    Path trace = Path.of(file.group(1));
    assertThat(trace).content().contains("out of ideas", "\tat " + getClass().getName());
    Files.delete(trace);
  }
}
