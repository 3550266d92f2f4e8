package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that can be made unable to take another byte: for root a file system of its own that is
 * filled up, for others a folder that may not be written to.
 */
public final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 4 << 10;

  private final Path folder;
  private final boolean mounted;

  /** Usable at first, with a few MiB. */
  public SmallDisk(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.toString()) == 0;
  }

  /** Nothing can be written any more. */
  public void fill() throws IOException {
    if (!mounted) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
      return;
    }
    try (OutputStream rest = Files.newOutputStream(folder.resolve("rest"))) {
      while (true) {
        rest.write(new byte[BLOCK]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  /** Nothing can be changed any more. */
  public void freeze() throws IOException {
    if (mounted) {
      assertThat(run("mount", "-o", "remount,ro", folder.toString())).isZero();
    } else {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    }
  }

  /** What a user is told of it. */
  public String reason() {
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
