package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.cli.api.ExitCode;
import io.broadside.target.TargetService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names outside of ASCII where the locale has none of their letters: by the launcher itself. */
@Timeout(180)
class LocaleIT {

  private static final Path HOME =
      Path.of(System.getProperty("broadside.home", "..")).toAbsolutePath().normalize();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX"})
  void filesAndFoldersMayHaveAnyName(String locale) throws Exception {
    write(
        "ümläut proj/Größe.java",
        """
        import static io.gatling.javaapi.core.CoreDsl.*;
        import static io.gatling.javaapi.http.HttpDsl.*;
        public class Größe extends io.gatling.javaapi.core.Simulation {{
          setUp(scenario("s").feed(csv("dätén/käufer.csv").queue().shard())
                  .exec(http("größe").get("/fast?by=#{käufer}")).injectOpen(atOnceUsers(2)))
              .protocols(http.baseUrl(System.getProperty("target")));
        }}
        """);
    write("ümläut proj/resources/dätén/käufer.csv", "käufer\nann\nbob\n");
    try (TargetService target = new TargetService(0, true)) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "exec '%s/broadside' run *proj/Gr*.java --workers 1 --port 0 --warm-up 0 --target %s"
                      .formatted(HOME, target.address()))
              .directory(folder.toFile())
              .redirectErrorStream(true);
      builder.environment().put("LC_ALL", locale);
      builder.environment().remove("LANG");
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      new Shell.Ended(process.waitFor(), said).judged(ExitCode.OK);
      assertThat(said).contains("größe");
      assertThat(target.hits().stream().map(h -> h.path()))
          .containsExactlyInAnyOrder("/fast?by=ann", "/fast?by=bob");
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
