package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command line as a process of its own. */
record Shell(Path folder) {

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
      assertThat(code).as(said).isEqualTo(busy ? ExitCode.GENERATOR_INVALID.value : expected.value);
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
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbroadside.home=" + Path.of(System.getProperty("broadside.home", "..")),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "io.broadside.controller.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    return builder.start();
  }

  /** Waits for the end of one. */
  Ended end(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  /** A port on which nobody listens now. */
  static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
