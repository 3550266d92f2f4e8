package io.broadside.controller.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.target.TargetService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run as people see it in a real terminal, and as a machine reads it from a pipe. */
@Timeout(300)
class TerminalIT {

  private static final Pattern DRAWN =
      Pattern.compile("\u001b\\[\\?7l(.*?)\u001b\\[\\?7h", Pattern.DOTALL);
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  @TempDir Path folder;
  private TargetService target;
  private Shell shell;

  @BeforeEach
  void start() throws Exception {
    target = new TargetService(0, true);
    shell = new Shell(folder);
  }

  @AfterEach
  void stop() {
    target.close();
  }

  private String[] run(String... more) {
    List<String> run =
        List.of(
            "run",
            "--url",
            target.address().toString(),
            "--rate",
            "20",
            "--for",
            "4s",
            "--workers",
            "1",
            "--port",
            "0");
    return Stream.concat(run.stream(), List.of(more).stream()).toArray(String[]::new);
  }

  @Test
  void whatIsDrawnFitsTheTerminal() throws Exception {
    Shell.Ended ended = shell.end(shell.inTerminal(Map.of("TERM", "xterm"), 66, 9, run()));

    List<List<String>> drawn =
        DRAWN.matcher(ended.said()).results().map(TerminalIT::lines).toList();
    assertThat(drawn)
        .as(ended.said())
        .allSatisfy(lines -> assertThat(lines).hasSizeLessThan(9))
        .allSatisfy(
            lines -> assertThat(lines).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(66)))
        .anySatisfy(lines -> assertThat(lines.getFirst()).startsWith("[#"))
        .anySatisfy(lines -> assertThat(lines).anyMatch(l -> l.startsWith("p95 ")));
    assertThat(ended.said()).contains("Generator: \u001b[");
  }

  private static List<String> lines(MatchResult drawing) {
    return COLOUR.matcher(drawing.group(1)).replaceAll("").lines().toList();
  }

  @Test
  void whoWantsNoColoursGetsNone() throws Exception {
    Shell.Ended ended =
        shell.end(shell.inTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), 80, 24, run()));

    assertThat(ended.said()).containsPattern(DRAWN).doesNotContainPattern(COLOUR);
  }

  @Test
  void aDumbTerminalGetsLines() throws Exception {
    Shell.Ended ended = shell.end(shell.inTerminal(Map.of("TERM", "dumb"), 80, 24, run()));

    assertThat(ended.said()).contains("planned, ", "System under test: ").doesNotContain("\u001b");
  }

  @Test
  void aMachineGetsTheRecordAndPeopleTheRest() throws Exception {
    Path people = folder.resolve("people.txt");
    Process run = shell.apart(run("--json")).redirectError(people.toFile()).start();

    JsonNode record = json(run);

    assertThat(run.waitFor()).isIn(0, ExitCode.GENERATOR_INVALID.value());
    assertThat(record.at("/state").asText()).isEqualTo("FINISHED");
    assertThat(record.at("/totals/planned").asLong()).isEqualTo(80);
    assertThat(Files.readString(people)).contains("Dashboard: http", "Arrivals: 80 planned");
  }

  private static JsonNode json(Process run) throws IOException {
    return new ObjectMapper().readTree(new String(run.getInputStream().readAllBytes(), UTF_8));
  }
}
