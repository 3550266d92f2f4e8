package io.broadside.controller.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much room a terminal has.
 *
 * @param columns characters in a line
 * @param rows lines
 */
record Screen(int columns, int rows) {

  /** What is assumed where nobody tells: that of a terminal since the VT100. */
  static final Screen USUAL = new Screen(80, 24);

  private static final Duration AGE = Duration.ofSeconds(1);
  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

  /**
   * That of this process's terminal, asked for anew after a second: people change the size of their
   * windows, and each question costs a process. For one thread.
   */
  static Supplier<Screen> watched() {
    return new Supplier<>() {
      private Screen last = USUAL;
      private long asked = System.nanoTime() - AGE.toNanos();

      @Override
      public Screen get() {
        if (System.nanoTime() - asked >= AGE.toNanos()) {
          last = now();
          asked = System.nanoTime();
        }
        return last;
      }
    };
  }

  private static Screen now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.from(TERMINAL))
              .redirectError(Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .orElse(USUAL);
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** What {@code stty size} says: rows, then columns; 0 where the terminal does not know. */
  static Optional<Screen> parse(String said) {
    Matcher size = SIZE.matcher(said);
    if (!size.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(size.group(1));
    int columns = Integer.parseInt(size.group(2));
    return rows == 0 || columns == 0 ? Optional.empty() : Optional.of(new Screen(columns, rows));
  }
}
