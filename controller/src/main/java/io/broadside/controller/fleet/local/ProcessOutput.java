package io.broadside.controller.fleet.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a process prints: all of it is passed on, and each line is heard. */
final class ProcessOutput {

  /** A longer line is heard in parts, since what a simulation prints may have no end. */
  static final int MOST_LINE_BYTES = 8 << 10;

  private static final int BUFFER_BYTES = 8 << 10;

  private final Consumer<String> heard;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ProcessOutput(Consumer<String> heard) {
    this.heard = heard;
  }

  /** Until its end. */
  void pass(InputStream from, PrintStream to) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      to.write(buffer, 0, count);
      for (int i = 0; i < count; i++) {
        take(buffer[i]);
      }
    }
    if (line.size() > 0) {
      end();
    }
  }

  private void take(byte next) {
    if (next == '\n') {
      end();
      return;
    }
    if (line.size() == MOST_LINE_BYTES) {
      end();
    }
    line.write(next);
  }

  private void end() {
    heard.accept(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }
}
