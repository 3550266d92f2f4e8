package io.broadside.results.store.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A disk of 4 MiB; where none may be mounted, a folder that cannot be written to. */
final class SmallFileSystem implements AutoCloseable {

  private final Path folder;
  private final boolean mounted;

  SmallFileSystem(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString()) == 0;
    if (!mounted) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    }
  }

  /** What a user is told of it. */
  String reason() {
    return mounted ? "No space left on device" : "permission denied";
  }

  @Override
  public void close() throws IOException {
    if (mounted) {
      run("umount", "-l", folder.toString());
    } else {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static int run(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .onExit()
        .join()
        .exitValue();
  }
}
