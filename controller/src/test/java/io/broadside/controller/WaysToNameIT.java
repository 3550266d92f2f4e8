package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.naming.Asked;
import io.broadside.controller.naming.Named;
import io.broadside.controller.naming.Naming;
import io.broadside.controller.project.Workshop;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Totals;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to name a simulation, on every path: each runs on a real worker, and sends what it
 * says. A user who is two seconds late on a busy machine is missed, and the run says so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class WaysToNameIT {

  private static final String BODY =
      """
      public class %s extends Simulation {{
        setUp(io.gatling.javaapi.core.CoreDsl.scenario("s")
                .exec(io.gatling.javaapi.http.HttpDsl.http("r").get("/fast?way=" + System.getProperty("way")))
                .injectOpen(io.gatling.javaapi.core.CoreDsl.atOnceUsers(3)))
            .protocols(io.gatling.javaapi.http.HttpDsl.http.baseUrl(System.getProperty("target")));
      }}
      """;

  private Path folder = Path.of("");
  private Lab lab;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Path library = folder.resolve("library");
    write("library/Listed.java", java("Listed"));
    write("library/Other one.java", java("Other"));
    Files.write(
        library.resolve("listed.jar"), Jar.of("shop", Map.of("Packed", BODY.formatted("Packed"))));
    Path onPath = folder.resolve("on-path.jar");
    Files.write(onPath, Jar.of("shop", Map.of("OnPath", BODY.formatted("OnPath"))));
    lab = new Lab(folder, workerWith(onPath), library);
  }

  @AfterAll
  void close() {
    lab.close();
  }

  /** The paths. */
  enum From {
    COMMAND_LINE,
    API,
    LIBRARY,
    CLASS_PATH
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        arguments(From.COMMAND_LINE, "a/Visit.java", null, null),
        arguments(From.COMMAND_LINE, "a/ümläut proj/Größe.java", null, null),
        arguments(From.COMMAND_LINE, "a/ümläut proj", null, null),
        arguments(From.COMMAND_LINE, "a/two", null, "shop.Second"),
        arguments(From.COMMAND_LINE, "a/two", null, "Second"),
        arguments(From.COMMAND_LINE, "shop.Second", "a/shop.jar", null),
        arguments(From.COMMAND_LINE, "a/one.jar", null, null),
        arguments(From.COMMAND_LINE, "a/plain", null, null),
        arguments(From.COMMAND_LINE, "a/project.zip", null, null),
        arguments(From.COMMAND_LINE, "a/mvn", null, null),
        arguments(From.COMMAND_LINE, "a/mvn/src/test/java/shop/InProject.java", null, null),
        arguments(From.COMMAND_LINE, "shop.OnPath", null, null),
        arguments(From.API, "a/Visit.java", null, null),
        arguments(From.API, "a/one.jar", null, null),
        arguments(From.API, "a/plain", null, null),
        arguments(From.API, "a/shop.jar", null, "shop.Second"),
        arguments(From.API, "a/project.zip", null, "InProject"),
        arguments(From.LIBRARY, "Listed.java", null, null),
        arguments(From.LIBRARY, "Other one.java", null, "Other"),
        arguments(From.LIBRARY, "listed.jar", null, "shop.Packed"),
        arguments(From.CLASS_PATH, "shop.OnPath", null, null));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void runs(From from, String what, @Nullable String jar, @Nullable String type) throws Exception {
    writeAll();
    String way = String.valueOf(Objects.hash(from, what, type));

    RunView run =
        switch (from) {
          case COMMAND_LINE -> {
            Asked asked = new Asked(local(what), jar == null ? null : folder.resolve(jar), type);
            Named named = new Naming(shop()).resolve(asked);
            if (named.bundle() != null) {
              lab.upload(named.name(), named.bundle().zip());
            }
            yield create(named.bundle() == null ? null : named.name(), named.simulation(), way);
          }
          case API -> {
            lab.upload("by api", Files.readAllBytes(folder.resolve(what)));
            yield create("by api", type, way);
          }
          case LIBRARY -> create(what, type, way);
          case CLASS_PATH -> create(null, what, way);
        };

    Live end = lab.awaitEnd(run);
    assertThat(end.run().state()).as(end.run().toString()).isEqualTo(RunState.FINISHED);
    Totals totals = end.totals();
    assertThat(totals.offered() + totals.missed()).as(totals.toString()).isEqualTo(3);
    assertThat(lab.target.hits().stream().filter(h -> h.path().equals("/fast?way=" + way)))
        .as(totals.toString())
        .isNotEmpty()
        .hasSize(Math.toIntExact(totals.offered()));
  }

  private String local(String what) {
    return what.contains("/") ? folder.resolve(what).toString() : what;
  }

  private void writeAll() throws Exception {
    write("a/Visit.java", java("Visit"));
    write("a/ümläut proj/Größe.java", java("Größe"));
    write("a/two/First.java", "package shop;" + java("First"));
    write("a/two/Second.java", "package shop;" + java("Second"));
    byte[] two =
        Jar.of(
            "shop", Map.of("First", BODY.formatted("First"), "Second", BODY.formatted("Second")));
    Files.write(folder.resolve("a/shop.jar"), withManifest(two));
    byte[] one = Jar.of("shop", Map.of("One", BODY.formatted("One")));
    Files.write(folder.resolve("a/one.jar"), withManifest(one));
    Files.write(folder.resolve("a/plain"), one);
    write("a/mvn/pom.xml", "<project/>");
    write("a/mvn/src/main/java/App.java", "import org.springframework.boot.*; class App {}");
    write("a/mvn/src/test/java/shop/InProject.java", "package shop;" + java("InProject"));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("a/project.zip")))) {
      for (String file : List.of("pom.xml", "src/test/java/shop/InProject.java")) {
        zip.putNextEntry(new ZipEntry("mvn/" + file));
        Files.copy(folder.resolve("a/mvn").resolve(file), zip);
      }
    }
  }

  private static String java(String name) {
    return "import io.gatling.javaapi.core.*;\n" + BODY.formatted(name);
  }

  /** As Java's own tools begin one. */
  private static byte[] withManifest(byte[] zip) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var from = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip));
        JarOutputStream jar = new JarOutputStream(bytes, manifest(""))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        jar.putNextEntry(new ZipEntry(entry.getName()));
        from.transferTo(jar);
      }
    }
    return bytes.toByteArray();
  }

  /** A worker whose class path has one jar more, as in an image of one's own. */
  private Path workerWith(Path jar) throws IOException {
    Path worker = folder.resolve("worker.jar");
    String classPath = Lab.WORKER_JAR.toAbsolutePath().toUri() + " " + jar.toUri();
    try (OutputStream out = Files.newOutputStream(worker)) {
      new JarOutputStream(out, manifest(classPath)).close();
    }
    return worker;
  }

  private static Manifest manifest(String classPath) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    return manifest;
  }

  private static Workshop shop() {
    return new Workshop(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Lab.WORKER_JAR.toAbsolutePath(),
        line -> {},
        line -> {});
  }

  private RunView create(@Nullable String name, @Nullable String type, String way)
      throws Exception {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("simulation", name);
    fields.put("simulationClass", type);
    fields.put("target", lab.target.address());
    fields.put("workers", 1);
    fields.put("warmUpSeconds", 0);
    fields.put("properties", Map.of("way", way));
    HttpResponse<byte[]> answer = lab.send("POST", "/api/runs", Json.write(RunRequests.of(fields)));
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return Json.read(answer.body(), RunView.class);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
