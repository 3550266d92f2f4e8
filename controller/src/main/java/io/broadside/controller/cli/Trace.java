package io.broadside.controller.cli;

import io.broadside.controller.cli.terminal.Terminal;
import io.broadside.controller.cli.terminal.Text;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every request of a small run and its response, as the workers have logged them. */
final class Trace {

  private static final int MOST_LINES = 2_000;

  private Trace() {}

  /** Prints the logs of workers on this machine, each less the line with which it begins. */
  static void print(Path logs, Terminal terminal) {
    try (Stream<Path> files = Files.list(logs)) {
      for (Path log : files.filter(Trace::isOfAWorker).sorted().toList()) {
        List<String> lines = lines(log);
        terminal.say("");
        lines.stream().skip(1).limit(MOST_LINES).map(Trace::shown).forEach(terminal::say);
        if (lines.size() > MOST_LINES + 1) {
          terminal.say("… the rest is in " + log);
        }
      }
    } catch (IOException e) {
      terminal.say("The requests and responses cannot be read: " + e.getMessage());
    }
  }

  /** What a target answers must not steer the terminal; it is readable without its tabs, too. */
  private static String shown(String line) {
    return Text.harmless(line.replace("\t", "  "));
  }

  private static boolean isOfAWorker(Path file) {
    return String.valueOf(file.getFileName()).matches("worker-\\d+\\.log");
  }

  /** A response may be no text. */
  private static List<String> lines(Path log) throws IOException {
    try {
      return Files.readAllLines(log);
    } catch (MalformedInputException e) {
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    }
  }
}
