package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchIT {

  @TempDir Path temporary;

  @Test
  void isGoneOnceItIsClosedWithAllThatIsInIt() throws Exception {
    Scratch scratch = Scratch.create("scratch-it");
    Files.createDirectories(scratch.files().resolve("a/b"));
    Files.writeString(scratch.files().resolve("a/b/c"), "c");
    scratch.close();
    assertThat(scratch.folder()).doesNotExist();
  }

  @Test
  void knowsWhatWasLeftByAWorkerOfItsNameThatHasEnded() throws Exception {
    long alive = ProcessHandle.current().pid();
    long dead = ended();
    Path left = folder("broadside-worker-1-%d-77".formatted(dead));
    folder("broadside-worker-1-%d-78".formatted(alive));
    folder("broadside-worker-10-%d-79".formatted(dead));
    folder("broadside-worker-1-b-%d-80".formatted(dead));
    folder("broadside-worker-1-notes");
    assertThat(Scratch.leftovers(temporary, "worker-1")).containsExactly(new Scratch(left));
  }

  @Test
  void deletesWhatWasLeftWhenANewOneIsMade() throws Exception {
    String name = "scratch-it-" + ProcessHandle.current().pid();
    Path left = Files.createTempDirectory("broadside-%s-%d-".formatted(name, ended()));
    Files.writeString(left.resolve("words"), "killed");
    try (Scratch next = Scratch.create(name)) {
      assertThat(left).doesNotExist();
      assertThat(next.files()).isEmptyDirectory();
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(temporary.resolve(name));
  }

  private static long ended() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
