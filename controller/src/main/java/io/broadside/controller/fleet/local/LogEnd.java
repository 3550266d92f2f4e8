package io.broadside.controller.fleet.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a log, which may be of any length: a megabyte of it at most is in the memory.
 *
 * @param file the log
 */
record LogEnd(Path file) {

  private static final int MOST_BYTES = 1 << 20;

  /** Its last lines. */
  List<String> lines(int most) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      int read = Math.toIntExact(Math.min(MOST_BYTES, log.length()));
      boolean cut = read < log.length();
      byte[] end = new byte[read];
      log.seek(log.length() - read);
      log.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      int from = Math.max(cut ? 1 : 0, lines.size() - most); // the first one may be half a line
      return List.copyOf(lines.subList(Math.min(from, lines.size()), lines.size()));
    }
  }
}
