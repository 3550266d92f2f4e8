package io.broadside.outputs.influxdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.testing.Installed;
import io.broadside.testing.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** InfluxDB as a process, on free ports of the loopback interface, with a database of its own. */
final class InfluxServer implements AutoCloseable {

  static final String DATABASE = "load, test";
  static final String USER = "broadside";
  static final String PASSWORD = "p@ss:word";
  private static final int MOST_SECONDS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private InfluxServer(Path folder, String program) throws Exception {
    port = ServerProcess.freePort();
    Path said = folder.resolve("influxd.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Installed.OUTPUTS.program(program).toString(), "run", "-config", "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "INFLUXDB_REPORTING_DISABLED",
                "true",
                "INFLUXDB_BIND_ADDRESS",
                "127.0.0.1:" + ServerProcess.freePort(),
                "INFLUXDB_META_DIR",
                folder.resolve("meta").toString(),
                "INFLUXDB_DATA_DIR",
                folder.resolve("data").toString(),
                "INFLUXDB_DATA_WAL_DIR",
                folder.resolve("wal").toString(),
                "INFLUXDB_HTTP_AUTH_ENABLED",
                "true",
                "INFLUXDB_HTTP_BIND_ADDRESS",
                "127.0.0.1:" + port));
    process = builder.start();
    try {
      await(said);
      query("CREATE USER \"%s\" WITH PASSWORD '%s' WITH ALL PRIVILEGES".formatted(USER, PASSWORD));
      query("CREATE DATABASE \"%s\"".formatted(DATABASE));
    } catch (Exception | AssertionError e) {
      close();
      throw e;
    }
  }

  /** Debian's InfluxDB 1. */
  static InfluxServer ofDebian(Path folder) throws Exception {
    return new InfluxServer(folder, "influxdb/usr/bin/influxd");
  }

  /** A later one that also has the API of InfluxDB 2. */
  static InfluxServer later(Path folder) throws Exception {
    return new InfluxServer(folder, "later/influxd");
  }

  private void await(Path said) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (true) {
      try {
        http.send(HttpRequest.newBuilder(at("/ping")).build(), BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw new AssertionError("InfluxDB does not start: " + Files.readString(said, UTF_8), e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What it answers to a question: its one series, if there is one. */
  JsonNode query(String question) throws Exception {
    String path =
        "/query?db=%s&epoch=ms&u=%s&p=%s&q=%s"
            .formatted(encoded(DATABASE), encoded(USER), encoded(PASSWORD), encoded(question));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(at(path)).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    JsonNode result = new ObjectMapper().readTree(answer.body()).at("/results/0");
    if (answer.statusCode() != 200 || result.has("error")) {
      throw new AssertionError(answer.body());
    }
    return result.at("/series/0");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
    process.destroyForcibly().onExit().join();
  }
}
