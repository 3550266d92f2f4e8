package io.broadside.worker.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.injection.Injection;
import io.broadside.protocol.injection.OpenProfile;
import io.broadside.protocol.injection.OpenStep;
import io.broadside.protocol.plan.Secrets;
import io.broadside.worker.gatling.GatlingSettings;
import io.broadside.worker.gatling.RecordingMeasurements;
import io.broadside.worker.gatling.Solo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example plans for AWS do what they say, with an emulator of AWS. */
@Timeout(180)
class AwsExamplesIT {

  private static final Path EXAMPLES = Path.of("../examples/plans/aws");
  private static final int USERS = 5;
  private static final int MOST_SECONDS = 60;

  @TempDir static Path folder;
  private static Process emulator;
  private static String url;

  @BeforeAll
  static void start() throws Exception {
    GatlingSettings.load();
    AwsServer.giveKeys();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    url = "http://127.0.0.1:" + port;
    emulator =
        new ProcessBuilder(
                program("moto_server").toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("moto.log").toFile())
            .start();
    await(port);
    things("make");
  }

  @AfterAll
  static void end() {
    emulator.destroyForcibly().onExit().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqs", "sns", "eventbridge", "step-functions", "dynamodb"})
  void anExampleDoesWhatItSays(String name) throws Exception {
    RecordingMeasurements measurements = new RecordingMeasurements();
    TestPlan plan = PlanLoader.load(name + ".yaml", PlanFiles.in(EXAMPLES));
    TestPlan here =
        plan.withTargets(List.of(url))
            .withInjection(
                new Injection(new OpenProfile(List.of(new OpenStep.AtOnce(USERS))), true));
    Solo.play(new PlannedSimulation(here, folder, new Secrets(Map.of())), measurements);
    assertThat(measurements.told.stream().filter(t -> t.startsWith("response")))
        .isNotEmpty()
        .allMatch(t -> t.endsWith(" true null"));
    assertThat(new ObjectMapper().readTree(things("count")).get(name).asInt()).isEqualTo(USERS);
  }

  @Test
  void everyExampleIsAGoodPlan() throws Exception {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(EXAMPLES)) {
      for (Path file : files.toList()) {
        names.add(PlanLoader.load(file.getFileName().toString(), PlanFiles.in(EXAMPLES)).name());
      }
    }
    assertThat(names).hasSize(8);
  }

  private static String things(String what) throws Exception {
    Path script =
        Path.of(Objects.requireNonNull(AwsExamplesIT.class.getResource("/aws_things.py")).toURI());
    String python =
        Files.readSymbolicLink(program("moto_server")).resolveSibling("python").toString();
    Process process =
        new ProcessBuilder(python, script.toString(), what, url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  private static Path program(String name) {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path path =
        Path.of(caches != null ? caches : System.getProperty("user.home") + "/.cache")
            .resolve("broadside-s3/bin")
            .resolve(name);
    if (!Files.isExecutable(path)) {
      throw new AssertionError(
          "This test needs %s, which is not there: run .ci/s3-servers once.".formatted(path));
    }
    return path;
  }

  private static void await(int port) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        if (!emulator.isAlive() || System.nanoTime() > until) {
          throw new AssertionError(
              "The emulator does not start: " + Files.readString(folder.resolve("moto.log")), e);
        }
        Thread.sleep(50);
      }
    }
  }
}
