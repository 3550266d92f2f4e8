package io.broadside.controller.plans;

import io.broadside.plan.loader.PlanFiles;
import io.broadside.protocol.bundle.Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a plan that was sent, read out of its bundle.
 *
 * @param bundle has the plan and what it names
 */
public record BundleFiles(Bundle bundle) implements PlanFiles {

  @Override
  public Optional<InputStream> open(String name) throws IOException {
    String wanted = normal(name);
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.zip()));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory() && entry.getName().equals(wanted)) {
        return Optional.of(zip); // it ends with the entry
      }
    }
    return Optional.empty();
  }

  /** As it stands in a bundle; what is no path stands in none. */
  private static String normal(String name) {
    try {
      return Path.of(name).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return "";
    }
  }
}
