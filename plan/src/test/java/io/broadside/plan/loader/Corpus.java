package io.broadside.plan.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plans, good and bad: {@code bad} ones a schema can refuse, {@code unfit} ones the loader alone.
 */
public final class Corpus {

  private static final Path ROOT = Path.of("src", "test", "resources", "corpus");

  /** What lies beside each of them. */
  public static final PlanFiles FILES = PlanFiles.in(ROOT.resolve("files"));

  private Corpus() {}

  /** The plans of a kind. */
  public static List<Path> plans(String kind) {
    try (Stream<Path> files = Files.list(ROOT.resolve(kind))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
