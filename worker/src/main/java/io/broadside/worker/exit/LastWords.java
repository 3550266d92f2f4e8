package io.broadside.worker.exit;

import io.broadside.protocol.status.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Two small files in which an engine notes what its supervisor should know should it end: the run
 * it was given, and why it ended. Plain text, so that a supervisor needs no JSON.
 *
 * @param folder where they are
 */
public record LastWords(Path folder) {

  /** Notes the run. */
  public void run(String run) throws IOException {
    write("run", run);
  }

  /** Notes why the engine ends. */
  public void failure(Failure failure) throws IOException {
    write("failure", failure.code() + "\n" + failure.message());
  }

  /** The run, empty where none was given. */
  public String run() {
    return read("run").orElse("");
  }

  /** Why the engine ended, empty where it had no time to say. */
  public Optional<Failure> failure() {
    return read("failure").flatMap(LastWords::parse);
  }

  private static Optional<Failure> parse(String text) {
    int end = text.indexOf('\n');
    try {
      return Optional.of(
          new Failure(Failure.Code.valueOf(text.substring(0, end)), text.substring(end + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private void write(String name, String text) throws IOException {
    Path draft = Files.writeString(folder.resolve(name + ".draft"), text);
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
