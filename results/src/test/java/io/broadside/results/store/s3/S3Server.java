package io.broadside.results.store.s3;

import io.broadside.testing.Installed;
import io.broadside.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An S3 server as a process, on a free port of the loopback interface. */
final class S3Server implements AutoCloseable {

  static final String KEY = "AKIAEXAMPLE";
  static final String SECRET = "example-secret";

  private final ServerProcess process;

  private S3Server(Path folder, int port, List<String> command) throws IOException {
    process =
        ServerProcess.start(
            folder, port, command, Map.of("ROOT_ACCESS_KEY", KEY, "ROOT_SECRET_KEY", SECRET));
  }

  /** The emulator that the Terraform modules are tried with. */
  static S3Server moto(Path folder) throws IOException {
    int port = ServerProcess.freePort();
    return new S3Server(
        folder,
        port,
        List.of(installed("moto_server"), "-H", "127.0.0.1", "-p", String.valueOf(port)));
  }

  /** A server that is used in earnest, on a folder. */
  static S3Server versity(Path folder, String... options) throws IOException {
    int port = ServerProcess.freePort();
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
    return process.port();
  }

  private static String installed(String program) {
    return Installed.S3.program(program).toString();
  }

  @Override
  public void close() {
    process.close();
  }
}
