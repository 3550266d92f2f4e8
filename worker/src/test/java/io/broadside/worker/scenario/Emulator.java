package io.broadside.worker.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** An emulator of AWS, moto, in a process of its own. */
final class Emulator implements AutoCloseable {

  private static final int MOST_SECONDS = 60;

  private final Path log;
  private final int port;
  private final Process process;

  /** Starts it, and waits until it answers. */
  Emulator(Path folder) throws Exception {
    log = folder.resolve("moto.log");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    process =
        new ProcessBuilder(
                program("moto_server").toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What a Python script says that is among the tests' resources and is told the URL. */
  String ask(String script, String what) throws Exception {
    Path file = Path.of(Objects.requireNonNull(Emulator.class.getResource("/" + script)).toURI());
    String python =
        Files.readSymbolicLink(program("moto_server")).resolveSibling("python").toString();
    Process asked =
        new ProcessBuilder(python, file.toString(), what, url())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
    assertThat(asked.waitFor()).isZero();
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

  private void await() throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw new AssertionError("The emulator does not start: " + Files.readString(log), e);
        }
        Thread.sleep(50);
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
