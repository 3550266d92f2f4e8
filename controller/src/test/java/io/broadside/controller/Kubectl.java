package io.broadside.controller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Speaks to the current context as a user does. */
final class Kubectl {

  private static final int MOST_SECONDS = 240;

  private final List<String> begin;

  Kubectl(String namespace) {
    begin = List.of("kubectl", "--namespace", namespace);
  }

  /** What it says, without the last line's end; an error is an error of the test. */
  String run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder command = command(arguments);
    Path said = Files.createTempFile("kubectl", ".txt");
    try {
      Process process = command.redirectOutput(said.toFile()).start();
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = Files.readString(said, StandardCharsets.UTF_8).strip();
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(command.command() + " failed: " + text);
      }
      return text;
    } finally {
      Files.delete(said);
    }
  }

  /** Starts what does not end by itself. */
  Process start(String... arguments) throws IOException {
    return command(arguments).start();
  }

  private ProcessBuilder command(String... arguments) {
    return new ProcessBuilder(Stream.concat(begin.stream(), Stream.of(arguments)).toList())
        .redirectErrorStream(true);
  }

  /** Has it run to its end, by words. */
  String say(String words) throws IOException, InterruptedException {
    return run(words.split(" "));
  }
}
