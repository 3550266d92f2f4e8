package io.broadside.controller;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with files in it. */
public record FileTree(Path folder) {

  /** What a bundle has in it, unpacked into a new folder in that one. */
  public static FileTree of(Bundle bundle, Path in) throws IOException, BundleException {
    Path unpacked = Files.createTempDirectory(in, "unpacked");
    bundle.unpack(unpacked);
    return new FileTree(unpacked);
  }

  /** Its files as paths from the folder on, in the order of their names. */
  public List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  /** Puts a file there. */
  public void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
