package io.broadside.worker.simulation;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.broadside.worker.failure.FailureException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classes that the workers of one machine compile once: the first one does, and the others wait and
 * copy them. One that dies meanwhile leaves the work to the next.
 */
public interface SharedClasses {

  /** Nothing is shared: each compiles for itself. */
  SharedClasses NONE = (task, compiler) -> compiler.compile();

  /** Compiles, and returns which simulations do not compile and are not asked for. */
  @FunctionalInterface
  interface Compiler {
    List<String> compile() throws FailureException, IOException;
  }

  /**
   * A compilation that workers share.
   *
   * @param digest of the bundle with the sources, in hexadecimal
   * @param simulation the wanted class, null for the only one
   * @param classes the folder where they are to be
   */
  record Task(String digest, @Nullable String simulation, Path classes) {

    private String key() {
      String wanted = Objects.requireNonNullElse(simulation, "");
      return digest + "-" + HexFormat.of().formatHex(wanted.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Has the task's classes made, here or by another worker.
   *
   * @return what the compiler returned
   */
  List<String> once(Task task, Compiler compiler) throws FailureException, IOException;

  /** Shares by files in that folder, which is for workers with the same classes alone. */
  static SharedClasses in(Path folder) {
    return (task, compiler) -> {
      String key = task.key();
      Path done = folder.resolve(key);
      Path broken = folder.resolve(key + ".broken");
      Files.createDirectories(folder);
      try (FileChannel lock = FileChannel.open(folder.resolve(key + ".lock"), CREATE, WRITE)) {
        lock.lock(); // until it is closed
        if (Files.isDirectory(done)) {
          copy(done, task.classes());
          return Files.readAllLines(broken);
        }
        List<String> names = compiler.compile();
        Path draft = Files.createTempDirectory(folder, "draft");
        copy(task.classes(), draft);
        Files.write(broken, names);
        Files.move(draft, done, ATOMIC_MOVE);
        return names;
      }
    };
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        Files.copy(file, copy, REPLACE_EXISTING);
      }
    }
  }
}
