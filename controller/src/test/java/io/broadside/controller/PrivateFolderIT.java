package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.results.files.PrivateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderIT {

  @TempDir private Path temporary;

  @Test
  void whatIsMadeIsTheUsersAlone() throws Exception {
    PrivateFolder folder = new PrivateFolder(temporary.resolve("data")).in("results");
    folder.write("a.json", new byte[3]);
    Files.createFile(
        folder.path().resolve("a.log"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    try (OutputStream log = folder.open("a.log")) {
      log.write(1);
    }
    assertThat(permissions(temporary.resolve("data"))).isEqualTo("rwx------");
    assertThat(permissions(folder.path())).isEqualTo("rwx------");
    assertThat(permissions(folder.path().resolve("a.json"))).isEqualTo("rw-------");
    assertThat(permissions(folder.path().resolve("a.log"))).isEqualTo("rw-------");
  }

  @Test
  void aFolderThatWasThereKeepsItsPermissions() throws Exception {
    Path shared = Files.createDirectory(temporary.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    new PrivateFolder(shared).write("a.json", new byte[0]);
    assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehindAndHasAReason() throws Exception {
    try (SmallDisk disk = new SmallDisk(temporary.resolve("disk"))) {
      PrivateFolder folder = new PrivateFolder(temporary.resolve("disk"));
      folder.write("kept", new byte[3]);
      disk.fill();

      IOException problem =
          catchThrowableOfType(IOException.class, () -> folder.write("kept", new byte[1 << 20]));

      assertThat(PrivateFolder.reason(problem)).isEqualTo(disk.reason());
      assertThat(folder.path().resolve("kept")).hasSize(3);
      assertThat(names(folder.path())).isSubsetOf("kept", "rest");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).toList();
    }
  }
}
