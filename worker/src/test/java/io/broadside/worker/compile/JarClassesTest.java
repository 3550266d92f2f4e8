package io.broadside.worker.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law: a package has the classes that the compiler itself finds in the jars of a class path. */
class JarClassesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.gatling.javaapi.core",
        "io.gatling.http",
        "io.gatling.core.action",
        "scala",
        "scala.collection.immutable",
        "com.fasterxml.jackson.databind",
        "io",
        "",
        "no.such"
      })
  void aPackageHasTheClassesThatTheCompilerFinds(String pack) throws Exception {
    List<Path> jars =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .map(Path::of)
            .filter(Files::isRegularFile)
            .toList();
    String classPath = joined(jars);
    try (JarClasses classes = new JarClasses(classPath);
        StandardJavaFileManager compiler =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, UTF_8)) {
      compiler.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
      Set<String> expected = new TreeSet<>();
      compiler
          .list(StandardLocation.CLASS_PATH, pack, EnumSet.of(JavaFileObject.Kind.CLASS), false)
          .forEach(f -> expected.add(compiler.inferBinaryName(StandardLocation.CLASS_PATH, f)));
      assertThat(names(classes.in(pack))).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(expected.isEmpty()).isEqualTo(Set.of("io", "no.such").contains(pack));
    }
  }

  @Test
  void ofTwoClassesOfOneNameTheFirstCounts() throws Exception {
    Path first = jar("first.jar", "", Map.of("a/One.class", "1"));
    Path second = jar("second.jar", "", Map.of("a/One.class", "2", "a/Two.class", "2"));
    try (JarClasses classes = new JarClasses(joined(List.of(first, second, first)))) {
      assertThat(texts(classes.in("a"))).isEqualTo(Map.of("a.One", "1", "a.Two", "2"));
    }
  }

  @Test
  void whatAManifestNamesIsOnTheClassPathToo() throws Exception {
    jar("li b/deep.jar", "../top.jar", Map.of("Deep.class", "3"));
    Path brought = Files.createDirectory(folder.resolve("classes"));
    String named = "  li%20b/deep.jar classes/ missing.jar http://localhost/x.jar %zz.jar";
    Path top =
        jar("top.jar", named, Map.of("Top.class", "4", "META-INF/versions/9/Top.class", "5"));
    try (JarClasses classes = new JarClasses(joined(List.of(top, folder.resolve("none"))))) {
      assertThat(texts(classes.in(""))).isEqualTo(Map.of("Top", "4", "Deep", "3"));
      assertThat(classes.folders()).containsExactly(brought);
    }
  }

  @Test
  void aClassSaysWhereItIs() throws Exception {
    Path jar = jar("where.jar", "", Map.of("a/b/In$Side.class", ""));
    try (JarClasses classes = new JarClasses(jar.toString())) {
      JavaFileObject found = classes.in("a.b").iterator().next();
      assertThat(found.toUri()).hasToString("jar:" + jar.toUri() + "!/a/b/In$Side.class");
      assertThat(names(classes.in("a.b"))).containsExactly("a.b.In$Side");
    }
  }

  private Path jar(String name, String classPath, Map<String, String> entries) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(UTF_8));
      }
    }
    return file;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> names(Collection<JavaFileObject> found) {
    return found.stream().map(f -> ((JarClasses.InJar) f).binaryName()).toList();
  }

  private static Map<String, String> texts(Collection<JavaFileObject> found) {
    return found.stream()
        .collect(
            Collectors.toMap(f -> ((JarClasses.InJar) f).binaryName(), JarClassesTest::textOf));
  }

  private static String textOf(JavaFileObject file) {
    try (InputStream in = file.openInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
