package io.broadside.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads the standard input of a child process: the parent's commands, and, by its end, the parent's
 * death.
 */
final class Lifeline {

  private Lifeline() {}

  /**
   * Watches standard input from a thread of its own; nobody else can read it from now on.
   *
   * @param said what to do with a line that the parent sends
   * @param cut what to do when the parent is gone
   */
  static void watch(Consumer<String> said, Runnable cut) {
    InputStream in = System.in;
    System.setIn(InputStream.nullInputStream());
    Thread.ofPlatform().name("lifeline").daemon().start(() -> read(in, said, cut));
  }

  private static void read(InputStream in, Consumer<String> said, Runnable cut) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.accept(line);
      }
    } catch (IOException e) {
      // a broken pipe means the same as its end
    } finally {
      cut.run();
    }
  }
}
