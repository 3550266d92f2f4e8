package io.broadside.worker.exit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of what the engines of a worker have printed, in a file. The supervisor writes it, so
 * that the engine that is up can also show what the one before it printed last. Thread-safe.
 */
public final class OutputLog {

  private static final String VARIABLE = "BROADSIDE_OUTPUT_LOG";

  /** Bytes that are kept when the file is shortened, which happens at twice as many. */
  static final int KEPT_BYTES = 1 << 20;

  private final Path file;
  private @Nullable OutputStream out;
  private long length;
  private boolean broken;

  /** Writes to that file, or reads it. */
  public OutputLog(Path file) {
    this.file = file;
  }

  /** Tells an engine where it is, as environment variables. */
  public Map<String, String> environment() {
    return Map.of(VARIABLE, file.toString());
  }

  /** The one that environment variables name; empty where they name none. */
  public static Optional<OutputLog> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE)).map(Path::of).map(OutputLog::new);
  }

  /** Adds the first so many bytes. A disk that is full ends the log, and nothing else. */
  public synchronized void append(byte[] bytes, int count) {
    if (broken) {
      return;
    }
    try {
      if (out == null) {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
      out.write(bytes, 0, count);
      length += count;
      if (length > 2 * KEPT_BYTES) {
        shorten(out);
      }
    } catch (IOException e) {
      broken = true;
    }
  }

  /** In one step for whoever reads it meanwhile. */
  private void shorten(OutputStream open) throws IOException {
    open.close();
    out = null;
    byte[] all = Files.readAllBytes(file);
    byte[] end = Arrays.copyOfRange(all, all.length - KEPT_BYTES, all.length);
    Path draft = Files.write(file.resolveSibling(file.getFileName() + ".draft"), end);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    length = end.length;
  }

  /**
   * The last lines, at most that many, the oldest first; the first may have lost its beginning.
   *
   * @throws IOException if the file cannot be read
   */
  public List<String> lines(int most) throws IOException {
    try {
      List<String> all =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - most), all.size());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
