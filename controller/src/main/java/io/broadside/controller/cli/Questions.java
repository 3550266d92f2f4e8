package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** Asks in a terminal until an answer makes sense. */
final class Questions {

  /** Turns an answer into a value. */
  interface Reading<T> {
    /**
     * Reads one.
     *
     * @throws CliException if it makes no sense
     */
    T of(String answer) throws CliException;
  }

  private final BufferedReader in;
  private final PrintStream out;

  Questions(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Asks for one thing.
   *
   * @param usual what an empty answer stands for
   * @throws CliException if nobody answers
   */
  <T> T ask(String question, String usual, Reading<T> reading) throws CliException {
    while (true) {
      out.printf("%s [%s]: ", question, usual);
      out.flush();
      String answer = line();
      try {
        return reading.of(answer.isEmpty() ? usual : answer);
      } catch (CliException e) {
        out.println(e.getMessage());
      }
    }
  }

  private String line() throws CliException {
    String line;
    try {
      line = in.readLine();
    } catch (IOException e) {
      line = null;
    }
    if (line == null) {
      out.println();
      throw new CliException(
          ExitCode.USAGE,
          "There was no answer, so nothing was written. With --url URL, the command asks no"
              + " questions.");
    }
    return line.strip();
  }
}
