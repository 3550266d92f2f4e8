package io.broadside.worker.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineJvmIT {

  @TempDir Path folder;

  @BeforeEach
  void build() throws IOException {
    Files.createFile(folder.resolve("worker.jar"));
  }

  @Test
  void usesTheCacheThatLiesBesideTheJar() throws IOException {
    Path cache = Files.createFile(folder.resolve("worker.aot"));
    assertThat(command(25)).contains("-XX:AOTCache=" + cache);
  }

  @Test
  void doesWithoutOneOfAnEarlierBuild() throws IOException {
    Path cache = Files.createFile(folder.resolve("worker.aot"));
    Files.setLastModifiedTime(cache, FileTime.fromMillis(0));
    assertThat(command(25)).noneMatch(f -> f.startsWith("-XX:AOT"));
  }

  @Test
  void doesWithoutWhereThereIsNone() {
    assertThat(command(25)).noneMatch(f -> f.startsWith("-XX:AOT"));
  }

  @Test
  void asksNoOlderJavaForWhatItDoesNotKnow() throws IOException {
    Files.createFile(folder.resolve("worker.aot"));
    assertThat(command(21))
        .noneMatch(f -> f.startsWith("-XX:AOT") || f.contains("CompactObjectHeaders"));
  }

  @Test
  void collectsGarbageInOneThreadWhereThereIsOneProcessor() {
    assertThat(jvm(25, 1).command(folder, List.of())).contains("-XX:+UseSerialGC");
    assertThat(jvm(25, 2).command(folder, List.of())).contains("-XX:+UseG1GC");
  }

  @Test
  void takesHalfOfTheMemoryAndNeverMuch() {
    assertThat(jvm(25, 1, 1792L << 20).command(folder, List.of())).contains("-Xmx" + (896L << 20));
    assertThat(jvm(25, 1, 64L << 30).command(folder, List.of())).contains("-Xmx" + (2L << 30));
  }

  @Test
  void knowsTheMemoryOfThisMachine() {
    assertThat(EngineJvm.ofThisProcess("Main").memory()).isGreaterThan(64L << 20);
  }

  @Test
  void putsTheEnginesFolderLastOnTheClassPath() {
    List<String> command = command(25);
    assertThat(command.get(command.indexOf("-cp") + 1))
        .isEqualTo(folder.resolve("worker.jar") + File.pathSeparator + folder.resolve("files"));
    assertThat(command).endsWith("Main", "--engine", "worker-1-0a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void hasAnEventLoopForEachProcessor(int processors) {
    assertThat(jvm(25, processors).command(folder, List.of()))
        .contains("-Dio.netty.eventLoopThreads=" + processors);
  }

  @Test
  void trainsWithTheSameFlagsAndClassPathButForTheFolder() {
    List<String> training = jvm(25).trainingCommand(folder.resolve("cache"), List.of("--trainee"));
    assertThat(training)
        .contains("-XX:AOTCacheOutput=" + folder.resolve("cache"), "-XX:-AOTRecordTraining")
        .containsAll(command(25).stream().filter(f -> f.startsWith("-X")).toList());
    assertThat(training.get(training.indexOf("-cp") + 1))
        .isEqualTo(folder.resolve("worker.jar").toString());
  }

  private List<String> command(int release) {
    return jvm(release).command(folder.resolve("files"), List.of("--engine", "worker-1-0a"));
  }

  private EngineJvm jvm(int release) {
    return jvm(release, 1);
  }

  private EngineJvm jvm(int release, int processors) {
    return jvm(release, processors, 16L << 30);
  }

  private EngineJvm jvm(int release, int processors, long memory) {
    return new EngineJvm(
        Path.of("/java"),
        release,
        processors,
        memory,
        List.of(folder.resolve("worker.jar")),
        "Main");
  }
}
