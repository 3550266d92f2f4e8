package io.broadside.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrainingIT {

  @TempDir private Path folder;

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void ofTwoFirstStartsAtOnceOneMakesTheCacheAndTheOtherWaitsForIt() throws Exception {
    Path jar = Files.createFile(folder.resolve("worker.jar"));
    Process second;
    try (FileChannel first =
        FileChannel.open(
            folder.resolve("worker.aot.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      assertThat(first.lock().isValid()).isTrue();
      ProcessBuilder training =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  jar + File.pathSeparator + System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "--train")
              .redirectErrorStream(true);
      training.environment().remove("JDK_JAVA_OPTIONS"); // of which Java says something itself
      second = training.start();
      BufferedReader said = second.inputReader();
      assertThat(said.readLine()).startsWith("Waiting for another process");
      Files.createFile(folder.resolve("worker.aot"));
    }

    assertThat(second.waitFor()).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    assertThat(folder.resolve("worker.aot")).isEmptyFile();
  }
}
