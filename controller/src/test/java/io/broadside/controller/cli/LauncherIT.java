package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.SmallDisk;
import io.broadside.controller.cli.api.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that people start, whatever their environment is like. */
@Timeout(300)
class LauncherIT {

  private static final Path HOME =
      Path.of(System.getProperty("broadside.home", "..")).toAbsolutePath().normalize();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JAVA_TOOL_OPTIONS=-Dharmless=true",
        "JAVA_TOOL_OPTIONS=-XX:+NoSuchFlag",
        "JDK_JAVA_OPTIONS=@nowhere",
        "_JAVA_OPTIONS=-Xmx1k",
        "CDPATH=.:/",
        "-u HOME",
        "LC_ALL=C",
        "LC_ALL=xx_XX.UTF-8",
        "PATH=/usr/bin:/bin",
        "JAVA_HOME=/nowhere"
      })
  void nothingInTheEnvironmentGetsInTheWay(String change) throws Exception {
    Path checkout = Files.createSymbolicLink(folder.resolve("ümläut und so"), HOME);

    Shell.Ended ended =
        launch(
            folder,
            change,
            folder.relativize(checkout) + "/broadside",
            "stop",
            "--port",
            String.valueOf(Shell.closedPort()));
    Files.delete(checkout);

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("No controller answers at http://127.0.0.1:");
    String variable = change.replaceAll("=.*", "");
    assertThat(ended.said().contains("ignores these variables: " + variable))
        .isEqualTo(variable.endsWith("_OPTIONS"));
    assertThat(ended.said().lines()).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "help, 0, It is not built yet",
    "--help, 0, It is not built yet",
    "run --help, 0, It is not built yet",
    "--version, 0, Broadside 0.",
    "'', 2, It is not built yet"
  })
  void whoeverAsksWhatThereIsBuildsNothing(String arguments, int code, String said)
      throws Exception {
    Path checkout = unbuilt(folder.resolve("checkout"));
    List<String> command = new ArrayList<>(List.of("checkout/broadside"));
    command.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));

    Shell.Ended ended = launch(folder, "A=1", command.toArray(String[]::new));

    assertThat(ended.code()).as(ended.said()).isEqualTo(code);
    assertThat(ended.said()).contains(said);
    assertThat(checkout).isDirectoryNotContaining("glob:**/{.broadside,controller}");
  }

  @Test
  void whereNothingCanBeWrittenNothingIsBuilt() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("checkout"))) {
      unbuilt(folder.resolve("checkout"));
      disk.freeze();

      Shell.Ended ended = launch(folder, "A=1", "checkout/broadside", "run", "Shop.java");

      assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
      assertThat(ended.said()).contains("must be built first", "is not writable").hasLineCount(1);
    }
  }

  @Test
  void whereMavenIsMissingItIsAskedForAndThenUsed() throws Exception {
    unbuilt(folder.resolve("checkout"));
    Path programs = programs();
    String path = "PATH=" + programs;

    Shell.Ended refused = launch(folder, path, "checkout/broadside", "run", "Shop.java");

    assertThat(refused.code()).as(refused.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(refused.said()).contains("there is no mvn. Install Maven").hasLineCount(1);

    Path maven =
        Files.writeString(programs.resolve("mvn"), "#!/bin/sh\necho ERROR asked; exit 1\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Shell.Ended followed = launch(folder, path, "checkout/broadside", "run", "Shop.java");

    assertThat(followed.code()).as(followed.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(followed.said())
        .contains("Building Broadside", "ERROR asked", "Its full output is in");
  }

  @Test
  void whereMavenIsMissingTheCheckoutBringsItAlong() throws Exception {
    Path checkout = unbuilt(folder.resolve("checkout"));
    Path programs = programs();
    Path wrapper =
        Files.writeString(
            checkout.resolve("mvnw"), "#!/bin/sh\necho ERROR mvnw on $JAVA_HOME; exit 1\n");
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    String path = "PATH=" + programs;

    Shell.Ended refused = launch(folder, path, "checkout/broadside", "run", "Shop.java");

    assertThat(refused.code()).as(refused.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(refused.said()).contains("Install Maven, or install unzip").hasLineCount(1);

    assertThat(Files.createFile(programs.resolve("unzip")).toFile().setExecutable(true)).isTrue();
    Shell.Ended followed = launch(folder, path, "checkout/broadside", "run", "Shop.java");

    assertThat(followed.code()).as(followed.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(followed.said()).contains("Building Broadside", "ERROR mvnw on /");
  }

  /** All that the script needs but for Maven. */
  private Path programs() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String program :
        List.of(
            "sh", "dirname", "readlink", "sed", "find", "grep", "head", "locale", "mkdir", "env")) {
      Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
    }
    return programs;
  }

  @Test
  void theFirstRunTrainsWhatAllLaterOnesStartFrom() throws Exception {
    Path checkout = built(folder.resolve("checkout"));
    String jdk = "JAVA_HOME=" + recordingJdk(folder.resolve("jdk"));

    assertThat(launch(folder, jdk, "checkout/broadside", "demo").code()).isZero();
    assertThat(started()).containsExactly("train worker", "demo");

    assertThat(launch(folder, jdk, "checkout/broadside", "run", "A.java").code()).isZero();
    assertThat(started()).containsExactly("train controller", "run from its cache");

    assertThat(launch(folder, jdk, "checkout/broadside", "run", "A.java").code()).isZero();
    assertThat(started()).containsExactly("run from its cache");

    Path jar = checkout.resolve("controller/target/controller.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(launch(folder, jdk, "checkout/broadside", "stop").code()).isZero();
    assertThat(started()).containsExactly("stop");
  }

  /** What was started since this was asked last. */
  private List<String> started() throws IOException {
    Path record = folder.resolve("record");
    List<String> all =
        Files.readAllLines(record).stream()
            .map(
                line ->
                    line.contains("--train")
                        ? "train worker"
                        : line.contains("-XX:AOTCacheOutput=")
                            ? "train controller"
                            : line.replaceAll(".*controller\\.jar (\\w+).*", "$1")
                                + (line.contains("-XX:AOTCache=") ? " from its cache" : ""))
            .toList();
    Files.delete(record);
    return all;
  }

  /** One whose java keeps what it was asked for, and makes the caches that it is to make. */
  private Path recordingJdk(Path jdk) throws IOException {
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"99.0.1\"\n");
    for (String program : List.of("java", "javac")) {
      Path file =
          Files.writeString(
              jdk.resolve("bin").resolve(program),
              """
              #!/bin/sh
              echo "$*" >>'%s'
              for a; do
                case $a in
                  -XX:AOTCacheOutput=*) : >"${a#*=}" ;;
                  --train) : >'%s' ;;
                esac
              done
              """
                  .formatted(
                      folder.resolve("record"),
                      folder.resolve("checkout/worker/target/worker.aot")));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return jdk;
  }

  private static Path built(Path checkout) throws IOException {
    unbuilt(checkout);
    for (String module : List.of("protocol", "worker", "controller", "target-service")) {
      Path target = checkout.resolve(module).resolve("target");
      Files.createDirectories(checkout.resolve(module).resolve("src/main"));
      Files.createFile(checkout.resolve(module).resolve("pom.xml"));
      Files.createDirectories(target);
      Files.createFile(target.resolve(module + ".jar"));
    }
    return checkout;
  }

  private static Path unbuilt(Path checkout) throws IOException {
    Files.createDirectories(checkout);
    Files.copy(HOME.resolve("broadside"), checkout.resolve("broadside"));
    Files.copy(HOME.resolve("pom.xml"), checkout.resolve("pom.xml"));
    return checkout;
  }

  private static Shell.Ended launch(Path where, String change, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of("env", "-u", "JDK_JAVA_OPTIONS"));
    all.addAll(List.of(change.split(" ")));
    all.addAll(List.of("sh"));
    all.addAll(List.of(command));
    Process process =
        new ProcessBuilder(all).directory(where.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Shell.Ended(process.waitFor(), said);
  }
}
