package io.broadside.controller.fleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class SharedFolderIT {

  @Test
  void isOfThisUserAloneAndGoneInTheEndWithAllThatIsInIt() throws Exception {
    SharedFolder folder = new SharedFolder();
    Path path = Path.of(folder.path());
    Files.createDirectories(path.resolve("a/b"));
    Files.writeString(path.resolve("a/b/Shop.class"), "code");

    assertThat(folder.path()).isEqualTo(path.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
    folder.close();

    assertThat(path).doesNotExist();
  }

  @Test
  void thatNobodyAskedForIsNotMade() {
    new SharedFolder().close();
  }
}
