package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.cli.api.ExitCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs the command line as a process of its own. */
record Shell(Path folder) {

  /** What Java itself says of the options that tests run with. */
  private static final Pattern PICKED_UP = Pattern.compile("\\ANOTE: Picked up .*\\R");

  /**
   * How a command ended.
   *
   * @param code its exit code
   * @param said both its outputs
   */
  record Ended(int code, String said) {

    /** Ended so, unless this machine was too busy to start users on time, and said so. */
    void judged(ExitCode expected) {
      boolean busy = said.contains("Generator: INVALID") && said.contains("ms late or more");
      assertThat(code)
          .as(said)
          .isEqualTo(busy ? ExitCode.GENERATOR_INVALID.value() : expected.value());
    }
  }

  /** Runs a command to its end. */
  Ended broadside(String... arguments) throws Exception {
    return end(begin(arguments));
  }

  Process begin(String... arguments) throws IOException {
    return begin(Map.of(), arguments);
  }

  /** Begins one; that Ctrl-C reaches it, whatever the tests themselves were started by. */
  Process begin(Map<String, String> environment, String... arguments) throws IOException {
    return process(environment, command(false, arguments)).redirectErrorStream(true).start();
  }

  /** The same, not begun yet, with an output for people of its own. */
  ProcessBuilder apart(String... arguments) {
    return process(Map.of(), command(false, arguments));
  }

  /** Begins one in a terminal of that size, made by script(1). */
  Process inTerminal(Map<String, String> environment, int columns, int rows, String... arguments)
      throws IOException {
    String quoted =
        command(true, arguments).stream()
            .map(a -> "'" + a.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    String sized = "stty cols %d rows %d; exec %s".formatted(columns, rows, quoted);
    return process(environment, List.of("script", "-qfec", sized, "/dev/null"))
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> command(boolean inTerminal, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dbroadside.home=" + Path.of(System.getProperty("broadside.home", "..")),
                "-Dstdout.encoding=UTF-8",
                "-Dbroadside.terminal=" + inTerminal, // as the launcher has it
                "-cp",
                System.getProperty("java.class.path"),
                "io.broadside.controller.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  private ProcessBuilder process(Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    return builder;
  }

  /** Waits for the end of one. */
  Ended end(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), PICKED_UP.matcher(said).replaceFirst(""));
  }

  /** A port on which nobody listens, and none that the system gives to who asks for any. */
  static int closedPort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // somebody's
      }
    }
  }
}
