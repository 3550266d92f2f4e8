package io.broadside.outputs.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.outputs.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/** An emulator of AWS as a process, on a free port of the loopback interface. */
public final class AwsEmulator implements AutoCloseable {

  public static final String REGION = "eu-central-1";

  /** More than a busy machine needs. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int MOST_SECONDS = 60;
  private static final AwsCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "example"));

  private final Process process;
  private final int port;

  public AwsEmulator(Path folder) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path said = folder.resolve("moto.log");
    process =
        new ProcessBuilder(installed(), "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    await(said);
  }

  private static String installed() {
    String caches = System.getenv("XDG_CACHE_HOME");
    Path path =
        Path.of(caches != null ? caches : System.getProperty("user.home") + "/.cache")
            .resolve("broadside-s3/bin/moto_server");
    if (!Files.isExecutable(path)) {
      throw new AssertionError(
          "This test needs %s, which is not there: run .ci/s3-servers once.".formatted(path));
    }
    return path.toString();
  }

  private void await(Path said) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > until) {
          close();
          throw new AssertionError(
              "The emulator does not start: " + Files.readString(said, UTF_8), e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /** How the emulator is spoken to. */
  public Access access() {
    return new Access(URI.create("http://127.0.0.1:" + port), KEYS, PATIENCE);
  }

  /** How a server of the test's own is spoken to. */
  public static Access to(Receiver server, Duration patience) {
    return new Access(server.address(), KEYS, patience);
  }

  /** The same where nothing gives credentials. */
  public static Access withoutCredentials(Receiver server) {
    AwsCredentialsProvider nobody =
        AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create());
    return new Access(server.address(), nobody, PATIENCE);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
