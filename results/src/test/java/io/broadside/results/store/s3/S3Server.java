package io.broadside.results.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An S3 server as a process, on a free port of the loopback interface. */
final class S3Server implements AutoCloseable {

  static final String KEY = "AKIAEXAMPLE";
  static final String SECRET = "example-secret";
  private static final int MOST_SECONDS = 60;

  private final Process process;
  private final int port;

  private S3Server(Path folder, int port, List<String> command) throws IOException {
    this.port = port;
    Path said = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(Map.of("ROOT_ACCESS_KEY", KEY, "ROOT_SECRET_KEY", SECRET));
    this.process = builder.start();
    await(said);
  }

  /** The emulator that the Terraform modules are tried with. */
  static S3Server moto(Path folder) throws IOException {
    int port = freePort();
    return new S3Server(
        folder,
        port,
        List.of(installed("moto_server"), "-H", "127.0.0.1", "-p", String.valueOf(port)));
  }

  /** A server that is used in earnest, on a folder. */
  static S3Server versity(Path folder, String... options) throws IOException {
    int port = freePort();
    Path objects = Files.createDirectories(folder.resolve("objects"));
    Path sidecar = Files.createDirectories(folder.resolve("sidecar"));
    return new S3Server(
        folder,
        port,
        Stream.of(
                Stream.of(installed("versitygw"), "--quiet", "--port", "127.0.0.1:" + port),
                Stream.of("posix", "--sidecar", sidecar.toString()),
                Stream.of(options),
                Stream.of(objects.toString()))
            .flatMap(s -> s)
            .toList());
  }

  int port() {
    return port;
  }

  private static String installed(String program) {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path path =
        Path.of(caches != null ? caches : System.getProperty("user.home") + "/.cache")
            .resolve("broadside-s3/bin")
            .resolve(program);
    if (!Files.isExecutable(path)) {
      throw new AssertionError(
          "This test needs %s, which is not there: run .ci/s3-servers once.".formatted(path));
    }
    return path.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(Path said) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > until) {
          close();
          throw new AssertionError(
              "The S3 server does not start: " + Files.readString(said, UTF_8), e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
