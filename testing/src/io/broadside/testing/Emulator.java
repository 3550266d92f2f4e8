package io.broadside.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An emulator of AWS (moto), and the Python that belongs to it. */
public final class Emulator implements AutoCloseable {

  private final ServerProcess server;

  private Emulator(ServerProcess server) {
    this.server = server;
  }

  /** Starts one that knows nothing yet; its output is kept in that folder. */
  public static Emulator start(Path folder) throws IOException {
    int port = ServerProcess.freePort();
    List<String> command =
        List.of(
            Installed.S3.program("moto_server").toString(),
            "-H",
            "127.0.0.1",
            "-p",
            String.valueOf(port));
    return new Emulator(ServerProcess.start(folder, port, command, Map.of()));
  }

  /** Where it is. */
  public String url() {
    return server.url();
  }

  /** What programs need in their environment to take it for AWS. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", url(),
        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY", "an-example",
        "AWS_REGION", "eu-central-1");
  }

  /**
   * Runs a Python program that is among the tests' resources, and is told where this is after its
   * arguments.
   *
   * @return what it printed
   */
  public String ask(String script, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(url());
    return python(script, Path.of("/dev/null"), all);
  }

  /**
   * Runs a Python program that is among the tests' resources, and may use boto3, botocore and
   * pycognito; fails the test where it breaks down.
   *
   * @param input what it reads, as a file
   * @return what it printed
   */
  public static String python(String script, Path input, List<String> arguments) throws Exception {
    Path python =
        Files.readSymbolicLink(Installed.S3.program("moto_server")).resolveSibling("python");
    List<String> command = new ArrayList<>(List.of(python.toString(), file(script).toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("%s broke down: %s".formatted(script, said));
    }
    return said;
  }

  /** One of the module's tests, or else one that all share. */
  private static Path file(String script) throws URISyntaxException {
    URL own = Emulator.class.getResource("/" + script);
    return own != null
        ? Path.of(own.toURI())
        : Path.of(System.getProperty("broadside.home", ".."), "testing", script);
  }

  @Override
  public void close() {
    server.close();
  }
}
