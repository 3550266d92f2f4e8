package io.broadside.worker.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLogIT {

  @TempDir Path folder;

  @Test
  void anotherProcessReadsTheLastLines() throws Exception {
    OutputLog written = new OutputLog(folder.resolve("output.log"));
    OutputLog read = OutputLog.in(written.environment()).orElseThrow();
    assertThat(read.lines(9)).isEmpty();
    append(written, "one\ntwo\nthr");
    append(written, "ee\nfür\n");
    assertThat(read.lines(2)).containsExactly("three", "für");
    assertThat(OutputLog.in(Map.of())).isEmpty();
  }

  @Test
  void itsFileStaysSmallWhateverIsPrinted() throws Exception {
    Path file = folder.resolve("output.log");
    OutputLog log = new OutputLog(file);
    String line = "x".repeat(1_023) + "\n";
    for (int i = 0; i < 10_000; i++) {
      append(log, line);
    }
    append(log, "the end\n");
    assertThat(Files.size(file)).isBetween((long) OutputLog.KEPT_BYTES, 2L * OutputLog.KEPT_BYTES);
    assertThat(log.lines(1_000))
        .hasSize(1_000)
        .endsWith("the end")
        .allMatch(l -> l.equals("the end") || l.length() == 1_023);
  }

  @Test
  void aFolderThatIsGoneStopsNobody() throws Exception {
    OutputLog log = new OutputLog(folder.resolve("gone/output.log"));
    append(log, "one\n");
    assertThat(log.lines(9)).isEmpty();
  }

  private static void append(OutputLog log, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    log.append(bytes, bytes.length);
  }
}
