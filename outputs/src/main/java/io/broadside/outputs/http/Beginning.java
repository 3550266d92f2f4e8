package io.broadside.outputs.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the first bytes of an HTTP response, and drops the others. Thread-safe. */
final class Beginning implements Consumer<Optional<byte[]>> {

  private static final int MOST_BYTES = 300;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  @Override
  public synchronized void accept(Optional<byte[]> more) {
    byte[] bytes = more.orElse(new byte[0]);
    kept.write(bytes, 0, Math.min(bytes.length, MOST_BYTES - kept.size()));
  }

  /** As one line. */
  synchronized String text() {
    return kept.toString(StandardCharsets.UTF_8).replaceAll("\\s+|\\p{Cntrl}+", " ").strip();
  }
}
