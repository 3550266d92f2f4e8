package io.broadside.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import io.gatling.javaapi.core.Simulation;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the simulation's own classes: resources, drivers, and Gatling itself. */
class BroughtAlongIT {

  private static final String SHOP =
      "public class Shop extends io.gatling.javaapi.core.Simulation { %s }";

  @TempDir Path sent;
  @TempDir Path folder;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources",
        "src/test/resources",
        "src/gatling/resources",
        "src/main/resources",
        "load/src/test/resources",
        "src/test/java/shop/resources"
      })
  void resourcesOfEveryBuildAreWhereGatlingLooks(String place) throws Exception {
    write("src/test/java/Shop.java", SHOP.formatted(""));
    write(place + "/data/users.csv", "name");
    write(place + "/gatling.conf", "gatling {}");
    write(place + "/Sample.java", "no Java at all");
    load();
    assertThat(folder.resolve("data/users.csv")).exists();
    assertThat(folder.resolve("gatling.conf")).exists();
    assertThat(folder.resolve(place + "/data/users.csv")).exists();
    assertThat(folder.resolve("Sample.java")).doesNotExist();
  }

  @Test
  void aProjectThatWasZippedAsAFolderIsAtTheTop() throws Exception {
    write("my project/src/test/java/Shop.java", SHOP.formatted(""));
    write("my project/src/test/resources/users.csv", "name");
    write("my project/data/more.csv", "name");
    load();
    assertThat(folder.resolve("users.csv")).exists();
    assertThat(folder.resolve("src/test/resources/users.csv")).exists();
    assertThat(folder.resolve("data/more.csv")).exists();
  }

  @Test
  void theTestsOwnResourcesComeBeforeThoseOfTheProgram() throws Exception {
    write("src/test/java/Shop.java", SHOP.formatted(""));
    write("src/main/resources/gatling.conf", "of the program");
    write("src/test/resources/gatling.conf", "of the tests");
    load();
    assertThat(folder.resolve("gatling.conf")).hasContent("of the tests");
  }

  @Test
  void anotherGatlingIsLeftOutAndTheDifferenceIsSaid() throws Exception {
    write("Shop.java", SHOP.formatted(""));
    gatling("lib/gatling-core-3.11.5.jar", "3.11.5", "io/gatling/core/Predef.class");
    gatling("lib/gatling-http-3.11.5.jar", "3.11.5", "io/gatling/http/Predef.class");
    Loaded loaded = load();
    assertThat(loaded.notes())
        .containsExactly(
            "The simulation brings its own Gatling 3.11.5, which is left out: it runs with the"
                + " workers' Gatling "
                + Simulation.class.getPackage().getImplementationVersion()
                + ".");
  }

  @Test
  void theSameGatlingIsNotWorthAWordAndAPlugInOfOthersStays() throws Exception {
    write("Shop.java", SHOP.formatted(""));
    gatling(
        "lib/gatling-core.jar",
        Simulation.class.getPackage().getImplementationVersion(),
        "io/gatling/core/Predef.class");
    gatling("lib/gatling-amqp.jar", "1.0", "io/gatling/amqp/Predef.class");
    assertThat(load().notes()).isEmpty();
    assertThat(BroughtJars.among(java.util.List.of(folder.resolve("lib/gatling-amqp.jar"))).used())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "io.gatling.javaapi.grpc, io.gatling.grpc, licensed for Gatling Enterprise",
    "io.gatling.javaapi.mqtt, io.gatling.mqtt, licensed for Gatling Enterprise",
    "io.gatling.charts.stats, io.gatling.charts, does not let other programs include",
    "io.gatling.recorder, io.gatling.recorder, not part of one"
  })
  void aPartThatTheLicenceKeepsAwayIsRefusedWithWhatToDo(String pack, String part, String why)
      throws Exception {
    write("Shop.java", "import %s.*; ".formatted(pack) + SHOP.formatted(""));
    Failure failure = catchThrowableOfType(FailureException.class, this::load).failure();
    assertThat(failure.code()).isEqualTo(Failure.Code.UNSUPPORTED);
    assertThat(failure.message())
        .startsWith("The simulation uses " + part + ", which the workers do not have: ")
        .contains(why)
        .endsWith("Remove it from the simulation, or run the simulation with Gatling itself.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object a = io.gatling.javaapi.jdbc.JdbcDsl.jdbcFeeder(\"u\", \"n\", \"p\", \"q\");",
        "Object a = io.gatling.javaapi.jms.JmsDsl.jms;",
        "Object a = new io.gatling.javaapi.redis.RedisClientPool(\"localhost\", 6379);",
        "public static void main(String[] a) { io.gatling.app.Gatling.main(a); }"
      })
  void gatlingsUsualModulesAreThere(String use) throws Exception {
    write("Shop.java", SHOP.formatted(use));
    assertThat(load().type().getName()).isEqualTo("Shop");
  }

  @Test
  void aDatabaseDriverThatWasSentAlongIsFoundByGatling() throws Exception {
    write("Shop.java", SHOP.formatted(""));
    write(
        "acme/Driver.java",
        """
        package acme;
        import java.sql.*;
        public class Driver implements java.sql.Driver {
          public Connection connect(String url, java.util.Properties p) { return null; }
          public boolean acceptsURL(String url) { return url.startsWith("jdbc:acme:"); }
          public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties p) { return null; }
          public int getMajorVersion() { return 1; }
          public int getMinorVersion() { return 0; }
          public boolean jdbcCompliant() { return false; }
          public java.util.logging.Logger getParentLogger() { return null; }
        }
        """);
    write("META-INF/services/java.sql.Driver", "acme.Broken\nacme.Driver\n");
    load();
    assertThat(DriverManager.getDriver("jdbc:acme:db").getMajorVersion()).isEqualTo(1);
  }

  private void gatling(String name, String version, String entry) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    write(name, "");
    try (OutputStream out = Files.newOutputStream(sent.resolve(name));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry(entry));
    }
  }

  private void write(String name, String text) throws Exception {
    Path file = sent.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Loaded load() throws Exception {
    Bundle bundle = Bundle.pack(sent);
    Plan plan = Plan.of(new Source.Bundled(bundle.digest(), null), 1, Limits.DEFAULT);
    return new SimulationLoader(folder, Path.of("")).load(plan, bundle);
  }
}
