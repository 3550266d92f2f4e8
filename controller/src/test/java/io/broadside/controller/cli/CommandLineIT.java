package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.broadside.controller.SmallDisk;
import io.broadside.controller.cli.api.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int x = \"no\";|Broken.java:3: incompatible types",
        "if (true) throw new IllegalStateException(\"no licence\");|no licence (at Broken.<init>,"
            + " Broken.java:",
        "System.exit(0);|it called System.exit"
      })
  void aSimulationThatCannotRunFailsWithTheReason(String body, String reason) throws Exception {
    Path file = simulation(body);

    Shell.Ended ended =
        new Shell(folder).broadside("run", file.toString(), "--workers", "1", "--port", "0");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.RUN_FAILED.value());
    assertThat(ended.said()).contains(reason).doesNotContain("\tat ", "    at ");
  }

  @Test
  void aMissingTargetIsSaidBeforeTheStartWithWhatToDo() throws Exception {
    Path file =
        simulation(
            "setUp(io.gatling.javaapi.core.CoreDsl.scenario(\"s\")"
                + ".exec(io.gatling.javaapi.http.HttpDsl.http(\"home\").get(\"/\"))"
                + ".injectOpen(io.gatling.javaapi.core.CoreDsl.atOnceUsers(1))).protocols("
                + "io.gatling.javaapi.http.HttpDsl.http.baseUrl(System.getProperty(\"target\")));");

    Shell.Ended ended =
        new Shell(folder).broadside("run", file.toString(), "--workers", "1", "--port", "0");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.RUN_FAILED.value());
    assertThat(ended.said())
        .contains("the base URL is null")
        .contains("property target, which is not set. Set it with --target http://HOST:PORT.")
        .doesNotContain("Arrivals:", "\tat ");
  }

  @Test
  void theTokenForOtherMachinesIsSaidAndLetsThemIn() throws Exception {
    Optional<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
            .findFirst();
    assumeThat(own).as("an address that other machines may know").isPresent();
    Shell shell = new Shell(folder);
    Process controller =
        shell.begin("controller", "--host", "0.0.0.0", "--port", "0", "--workers", "0");
    try (BufferedReader said = controller.inputReader()) {
      String advice = "";
      while (!advice.contains("Dashboard: ")) {
        advice += said.readLine() + "\n";
      }
      Matcher found =
          Pattern.compile("BROADSIDE_TOKEN=(\\S+) \\S+ (.*) http://HOST:(\\d+)").matcher(advice);
      assertThat(found.find()).as(advice).isTrue();
      List<String> command = new ArrayList<>(List.of(found.group(2).split(" ")));
      command.add("http://%s:%s".formatted(own.get().getHostAddress(), found.group(3)));
      String[] asked = command.toArray(String[]::new);

      Shell.Ended without = shell.broadside(asked);
      Shell.Ended with = shell.end(shell.begin(Map.of("BROADSIDE_TOKEN", found.group(1)), asked));

      assertThat(without.code()).as(without.said()).isEqualTo(ExitCode.USAGE.value());
      assertThat(without.said()).contains("BROADSIDE_TOKEN").doesNotContain(found.group(1));
      assertThat(with.code()).as(with.said()).isEqualTo(ExitCode.OK.value());
    } finally {
      controller.destroy();
      controller.waitFor();
    }
  }

  @Test
  void aTargetThatDoesNotAnswerIsNoticedBeforeAnyWorkerStarts() throws Exception {
    Shell.Ended ended =
        new Shell(folder)
            .broadside(
                "run",
                simulation("").toString(),
                "--port",
                "0",
                "--target",
                "http://127.0.0.1:" + Shell.closedPort());

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("does not answer", "--no-target-check");
  }

  @Test
  void aPortInUseIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      Shell.Ended ended =
          new Shell(folder).broadside("run", simulation("").toString(), "--port", port);

      assertThat(ended.code()).isEqualTo(ExitCode.USAGE.value());
      assertThat(ended.said()).contains("Port " + port, "in use", "--port").doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--host 203.0.113.7|203.0.113.7 is not an address of this machine. Choose another address"
            + " with --host",
        "--port 70000|--port must be a number from 0 to 65535, not 70000",
        "--port 0 --data Broken.java/data|Name another folder with --data",
        "--port 0 --target nonsense|The target nonsense is not a valid URL",
        "--port 0 --target http://nowhere.invalid|does not answer the controller (no such host)",
        "--port 0 --out influxdb=http://localhost:8086|it has the form"
            + " influxdb=http://HOST:8086/DATABASE",
        "--out statsd=localhost:8125 --controller http://localhost:1|--out works only for a"
            + " controller that this command starts",
        "--port 0 --max-duration soon|is not a duration; write it like 90m or 24h",
        "--port 0 --max-workers 2|raise it with maxWorkers (--max-workers)"
      })
  void whatCannotBeIsSaidForWhatItIs(String options, String reason) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", simulation("").toString()));
    arguments.addAll(List.of(options.split(" ")));

    Shell.Ended ended = new Shell(folder).broadside(arguments.toArray(String[]::new));

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains(reason).doesNotContain("in use", "\tat ");
  }

  @Test
  void helpSaysWhatACommandTakes() throws Exception {
    Shell.Ended ended = new Shell(folder).broadside("help", "run");

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.OK.value());
    assertThat(ended.said()).startsWith("Usage: broadside run").contains("--workers");
  }

  @Test
  void noWorkersAreNoRun() throws Exception {
    Shell.Ended ended =
        new Shell(folder)
            .broadside("run", simulation("").toString(), "--workers", "0", "--port", "0");

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("at least one worker");
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    Shell.Ended ended = new Shell(folder).broadside("run", "Nowhere.java", "--port", "0");

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("There is no file or folder Nowhere.java.");
  }

  @Test
  void whereNoControllerAnswersStopSaysSo() throws Exception {
    Shell.Ended ended =
        new Shell(folder).broadside("stop", "--port", String.valueOf(Shell.closedPort()));

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("No controller answers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status --controller localhost:%d|No controller answers at http://localhost:",
        "stop --controller http://|http://' is not a controller address",
        "scale 2 --controller ftp://localhost:1|is not a controller address",
        "run Broken.java --controller 127.0.0.1:%d|No controller answers at http://127.0.0.1:",
        "target --port 70000|--port must be a number from 0 to 65535, not 70000",
        "target --port x|is not an int",
        "rnu Broken.java|Unmatched argument",
        "run Broken.java --wrokers 2|Unknown options",
        "run Broken.java -P rate|-P",
        "run Broken.java --secret password=hunter2|must say where to read the value: env:VARIABLE,",
        "run Broken.java --secret password=env:NONE_SUCH|there is nothing in env:NONE_SUCH",
        "run /|is the whole file system",
        "run /etc/passwd|is not a simulation",
        "run %%|There is no file or folder %"
      })
  void aSlipIsAnsweredWithASentence(String command, String reason) throws Exception {
    simulation("");

    Shell.Ended ended =
        new Shell(folder).broadside(command.formatted(Shell.closedPort()).split(" "));

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains(reason).doesNotContain("\tat ", "Exception");
    assertThat(ended.said().lines()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void aTargetWhosePortIsInUseEndsWithASentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Ended ended =
          new Shell(folder).broadside("target", "--port", String.valueOf(other.getLocalPort()));

      assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
      assertThat(ended.said())
          .contains("cannot listen on 127.0.0.1", "in use", "--port")
          .doesNotContain("\tat ", "Exception");
    }
  }

  @Test
  void aFullDiskIsNoticedBeforeAnythingStarts() throws Exception {
    Path data = folder.resolve("data");
    try (SmallDisk disk = new SmallDisk(data)) {
      disk.fill();

      Shell.Ended ended =
          new Shell(folder)
              .broadside(
                  "run", simulation("").toString(), "--port", "0", "--data", data.toString());

      assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
      assertThat(ended.said())
          .contains("cannot be written to %s (%s)".formatted(data, disk.reason()), "--data")
          .doesNotContain("\tat ", "Dashboard");
    }
  }

  @Test
  void aContextThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
        contexts: [{name: staging, context: {cluster: c, user: u}}]
        users: [{name: u, user: {}}]
        current-context: staging
        """
            .formatted(Shell.closedPort()));
    for (List<String> command :
        List.of(
            List.of("--context", "production", "scale", "5"),
            List.of("scale", "5", "--context", "production"),
            List.of("run", simulation("").toString(), "--context", "production"))) {
      Shell.Ended ended = new Shell(folder).broadside(command.toArray(String[]::new));
      assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
      assertThat(ended.said()).contains("no context production", "it has these: staging");
    }
    Shell.Ended ended = new Shell(folder).broadside("--context", "staging", "status");
    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.USAGE.value());
    assertThat(ended.said()).contains("the Kubernetes API does not answer");
  }

  private Path simulation(String body) throws IOException {
    return Files.writeString(
        folder.resolve("Broken.java"),
        """
        import io.gatling.javaapi.core.Simulation;
        public class Broken extends Simulation {
          { %s }
        }
        """
            .formatted(body));
  }
}
