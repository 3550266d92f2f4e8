package io.broadside.controller;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A jar of simulations, as somebody's own build would have made it. */
public final class Jar {

  /** Names all of Gatling's jars in its manifest. */
  private static final Path WORKER =
      Path.of(System.getProperty("broadside.home", ".."), "worker", "target", "worker.jar");

  private Jar() {}

  /** Compiles classes of one package; their texts by their names. */
  public static byte[] of(String pack, Map<String, String> classes) throws IOException {
    Path folder = Files.createTempDirectory("jar");
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", WORKER.toString(), "-d", folder.toString()));
    for (Map.Entry<String, String> type : classes.entrySet()) {
      Path file = folder.resolve(type.getKey() + ".java");
      Files.writeString(
          file, "package %s; import io.gatling.javaapi.core.*; ".formatted(pack) + type.getValue());
      arguments.add(file.toString());
    }
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))
        != 0) {
      throw new IllegalArgumentException("it does not compile");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        jar.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
    return bytes.toByteArray();
  }
}
