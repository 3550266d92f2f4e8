package io.broadside.controller.fleet.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder where the workers of one fleet share what they compile, for this user alone. Where
 * there can be none, each worker compiles for itself. Thread-safe.
 */
final class SharedFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedFolder.class);

  private @Nullable Path path;

  /** Where it is, made when first asked for; empty where it cannot be made. */
  synchronized String path() {
    try {
      if (path == null) {
        path = Files.createTempDirectory("broadside-classes-");
      }
      return path.toString();
    } catch (IOException e) {
      LOG.warn("Workers cannot share what they compile: {}", e.toString());
      return "";
    }
  }

  /** Deletes it, and what can be deleted of what is in it. */
  @Override
  public synchronized void close() {
    if (path == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> inmostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : inmostFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.warn("{} cannot be deleted: {}", path, e.toString());
    }
    path = null;
  }
}
