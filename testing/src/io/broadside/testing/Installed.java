package io.broadside.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that tests start, and that the gate installs. */
public enum Installed {
  /** By {@code .ci/s3-servers}. */
  S3("broadside-s3/bin", ".ci/s3-servers"),
  /** By {@code .ci/output-servers}. */
  OUTPUTS("broadside-outputs", ".ci/output-servers");

  private final String folder;
  private final String installer;

  Installed(String folder, String installer) {
    this.folder = folder;
    this.installer = installer;
  }

  /** Where one of them is; fails the test where it is not there. */
  public Path program(String name) {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path path =
        Path.of(caches != null ? caches : System.getProperty("user.home") + "/.cache")
            .resolve(folder)
            .resolve(name);
    if (!Files.isExecutable(path)) {
      throw new AssertionError(
          "This test needs %s, which is not there: run %s once.".formatted(path, installer));
    }
    return path;
  }
}
