package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Jar;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.target.TargetService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does what refusals say, word for word: whoever follows one gets on. */
@Timeout(180)
class AdviceIT {

  private static final Pattern COMMAND = Pattern.compile("\\./broadside (run [^\\n]*)");
  private static final Pattern OPTIONS = Pattern.compile("[Ss]et (?:it|them) with (.*)\\.");
  private static final String SENDS =
      """
      setUp(io.gatling.javaapi.core.CoreDsl.scenario("s")
              .exec(io.gatling.javaapi.http.HttpDsl.http("r").get("/fast"))
              .injectOpen(io.gatling.javaapi.core.CoreDsl.atOnceUsers(Integer.getInteger("users"))))
          .protocols(io.gatling.javaapi.http.HttpDsl.http.baseUrl(System.getProperty("target")));
      """;

  @TempDir private Path folder;

  @Test
  void whereMavenIsMissingItIsInstalledOrAJarIsRun() throws Exception {
    write("shop/pom.xml", "<project/>");
    write("shop/src/test/java/Shop.java", "class Shop extends com.acme.Simulation {}");
    Path programs = Files.createDirectories(folder.resolve("programs"));

    Shell.Ended refused = with(Map.of("PATH", programs.toString()), List.of("run", "shop"));

    assertThat(refused.code()).as(refused.said()).isEqualTo(ExitCode.RUN_FAILED.value());
    assertThat(refused.said())
        .contains("there is neither mvnw in it nor mvn on the PATH", "Install");

    script("programs/mvn", "echo '[ERROR] no network'; exit 1");
    Shell.Ended installed =
        with(Map.of("PATH", programs + ":/usr/bin:/bin"), List.of("run", "shop"));
    assertThat(installed.said()).contains("Building shop with Maven", "[ERROR] no network");

    String body = "public class Shop extends Simulation {{ %s }}".formatted(SENDS);
    Files.write(folder.resolve("shop.jar"), Jar.of("shop", Map.of("Shop", body)));
    List<String> advised =
        command(refused.said(), Map.of("CLASS", "shop.Shop", "FILE.jar", "shop.jar"));
    advised.addAll(List.of("-P", "users=2"));
    runs(advised);
  }

  @Test
  void whereAProjectNeedsAnotherJavaThatIsNamed() throws Exception {
    write("shop/pom.xml", "<project/>");
    write("shop/src/test/java/Shop.java", "class Shop extends com.acme.Simulation {}");
    script(
        "shop/mvnw",
        """
        [ -x "${JAVA_HOME:-/nowhere}/bin/java" ] ||
          { echo '[ERROR] error: release version 99 not supported'; exit 1; }
        echo '[ERROR] built on that Java'; exit 1
        """);

    Shell.Ended refused = with(Map.of("JAVA_HOME", ""), List.of("run", "shop"));
    Matcher home = Pattern.compile("Broadside uses (.*)\\.").matcher(refused.said());
    assertThat(home.find()).as(refused.said()).isTrue();

    Shell.Ended followed = with(Map.of("JAVA_HOME", home.group(1)), List.of("run", "shop"));

    assertThat(followed.said()).contains("built on that Java").doesNotContain("set JAVA_HOME");
  }

  @Test
  void whatIsMissingIsGiven() throws Exception {
    write("load/A.java", "public class A extends %s { { %s } }".formatted(SIMULATION, SENDS));
    write("load/B.java", "public class B extends %s {}".formatted(SIMULATION));

    List<String> command = new ArrayList<>(List.of("run", "load", "--workers", "1", "--port", "0"));
    Shell.Ended several = with(Map.of(), command);
    assertThat(several.said()).contains("several simulations in it: A, B", "with --simulation");
    command.addAll(List.of("--simulation", "A"));

    Shell.Ended missing = with(Map.of(), command);
    assertThat(missing.code()).as(missing.said()).isEqualTo(ExitCode.RUN_FAILED.value());
    Matcher options = OPTIONS.matcher(missing.said());
    assertThat(options.find()).as(missing.said()).isTrue();
    assertThat(options.group(1)).isEqualTo("-P users=VALUE");
    command.addAll(List.of(options.group(1).replace("VALUE", "2").split(" ")));

    Shell.Ended base = with(Map.of(), command);
    options = OPTIONS.matcher(base.said());
    assertThat(options.find()).as(base.said()).isTrue();
    assertThat(options.group(1)).isEqualTo("--target http://HOST:PORT");
    runs(command);
  }

  private static final String SIMULATION = "io.gatling.javaapi.core.Simulation";

  /** With a target, two users send. */
  private void runs(List<String> command) throws Exception {
    try (TargetService target = new TargetService(0, true)) {
      List<String> all = new ArrayList<>(command);
      all.addAll(List.of("--target", target.address().toString(), "--warm-up", "0"));
      if (!all.contains("--port")) {
        all.addAll(List.of("--workers", "1", "--port", "0"));
      }

      Shell.Ended ended = with(Map.of(), all);

      ended.judged(ExitCode.OK);
      assertThat(target.hits()).hasSize(2);
    }
  }

  private static List<String> command(String said, Map<String, String> names) {
    Matcher found = COMMAND.matcher(said);
    assertThat(found.find()).as(said).isTrue();
    List<String> command = new ArrayList<>(List.of(found.group(1).strip().split(" ")));
    command.replaceAll(word -> names.getOrDefault(word, word));
    return command;
  }

  private Shell.Ended with(Map<String, String> environment, List<String> command) throws Exception {
    Shell shell = new Shell(folder);
    return shell.end(shell.begin(environment, command.toArray(String[]::new)));
  }

  private void script(String name, String text) throws IOException {
    write(name, "#!/bin/sh\n" + text);
    assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
