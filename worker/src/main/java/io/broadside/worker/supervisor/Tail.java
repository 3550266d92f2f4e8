package io.broadside.worker.supervisor;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The last bytes of a stream, whatever its length. Thread-safe. */
final class Tail {

  private final byte[] ring;
  private long length;

  Tail(int capacity) {
    ring = new byte[capacity];
  }

  synchronized void append(byte[] bytes, int count) {
    for (int i = Math.max(0, count - ring.length); i < count; i++) {
      ring[(int) ((length + i) % ring.length)] = bytes[i];
    }
    length += count;
  }

  /** The last lines, at most that many; the first may have lost its beginning. */
  synchronized List<String> lines(int most) {
    int kept = (int) Math.min(length, ring.length);
    byte[] text = new byte[kept];
    for (int i = 0; i < kept; i++) {
      text[i] = ring[(int) ((length - kept + i) % ring.length)];
    }
    List<String> all =
        new String(text, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
