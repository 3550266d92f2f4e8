package io.broadside.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationLoaderIT {

  private static final String BODY =
      """
      package shop;
      public class %s extends io.gatling.javaapi.core.Simulation {}
      """;

  @TempDir Path sent;
  @TempDir Path folder;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void compilesAndFindsTheOnlySimulationOfAFile() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    assertThat(load(null).getName()).isEqualTo("shop.Checkout");
  }

  @Test
  void findsOneOfTheScalaDslAsGatlingDoes() throws Exception {
    write("Visit.java", "class Visit extends io.gatling.core.scenario.Simulation {}");
    assertThat(load(null).getName()).isEqualTo("Visit");
  }

  @Test
  void saysThatAClassIsMadeForALaterJava() throws Exception {
    jar("shop.jar", "Checkout");
    Path jar = sent.resolve("shop.jar");
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      byte[] code = Files.readAllBytes(inside.getPath("shop/Checkout.class"));
      code[7] = 120; // the class file's major version
      Files.write(inside.getPath("shop/Checkout.class"), code);
    }
    String reason =
        "Class shop.Checkout is compiled for Java 76, but the workers run on Java %d."
            .formatted(Runtime.version().feature());
    assertThat(failure(null).message()).startsWith(reason);
    assertThat(failure("shop.Checkout").message()).startsWith(reason);
  }

  @Test
  void findsTheOneThatIsNamedInFullOrInShort() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    write("Search.java", BODY.formatted("Search"));
    assertThat(load("shop.Search").getName()).isEqualTo("shop.Search");
  }

  @Test
  void findsTheOneThatIsNamedWithoutItsPackage() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    write("Search.java", BODY.formatted("Search"));
    assertThat(load("Search").getName()).isEqualTo("shop.Search");
  }

  @Test
  void listsSeveralWhereNoneIsNamed() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    write("Search.java", BODY.formatted("Search"));
    assertThat(failure(null))
        .isEqualTo(
            new Failure(
                Failure.Code.NO_SIMULATION,
                "There are several simulations in it: shop.Checkout, shop.Search. Say which one to"
                    + " run with --simulation (simulationClass in the API)."));
  }

  @Test
  void leavesOutHelpersAbstractAndNestedOnesThatNobodyCanMake() throws Exception {
    write("Helper.java", "package shop; class Helper {}");
    write("Base.java", "package shop; abstract class Base extends %s {}".formatted(simulation()));
    write(
        "Real.java",
        """
        package shop;
        class Real extends Base {
          Object inner = new io.gatling.javaapi.core.Simulation() {};
          class Inner extends io.gatling.javaapi.core.Simulation {}
        }
        """);
    assertThat(load(null).getName()).isEqualTo("shop.Real");
  }

  @Test
  void saysEveryErrorWithItsLineAndACaret() throws Exception {
    write(
        "shop/Broken.java",
        "package shop;\npublic class Broken extends Missing {\n\tint x = \"text\";\n}\n");
    assertThat(failure(null))
        .isEqualTo(
            new Failure(
                Failure.Code.COMPILE_ERROR,
                """
                The simulation does not compile (2 errors):
                shop/Broken.java:2: cannot find symbol
                    public class Broken extends Missing {
                                                ^
                      symbol: class Missing
                shop/Broken.java:3: incompatible types: java.lang.String cannot be converted to int
                    \tint x = "text";
                    \t        ^\
                """));
  }

  @Test
  void showsNoMoreThanTwentyErrors() throws Exception {
    write(
        "Broken.java",
        "class Broken extends Missing {\n" + "  int x = missing;\n".repeat(150) + "}\n");
    assertThat(failure(null).message())
        .startsWith("The simulation does not compile (300 errors):")
        .endsWith("\n… and 280 more.");
  }

  @Test
  void saysThatAClassIsNoSimulation() throws Exception {
    write("Helper.java", "package shop; class Helper {}");
    assertThat(failure("shop.Helper").message())
        .isEqualTo(
            "Class shop.Helper is not a simulation: it does not extend"
                + " io.gatling.javaapi.core.Simulation, nor io.gatling.core.scenario.Simulation of"
                + " the Scala DSL.");
  }

  @Test
  void saysThatASimulationIsAbstract() throws Exception {
    write("Base.java", "package shop; abstract class Base extends %s {}".formatted(simulation()));
    assertThat(failure("shop.Base").message())
        .isEqualTo("Simulation shop.Base is abstract; name a class that extends it.");
  }

  @Test
  void saysWhatThereIsWhereTheNameIsWrong() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    assertThat(failure("shop.Chekout").message())
        .isEqualTo("There is no class shop.Chekout; there is shop.Checkout.");
  }

  @Test
  void saysThatKotlinIsNotCompiled() throws Exception {
    write("Checkout.kt", "class Checkout : Simulation()");
    assertThat(failure(null).message())
        .contains("Kotlin and Scala sources", "./broadside run FOLDER", "pom.xml");
  }

  @Test
  void loadsFromAJarAndPutsItsResourcesWhereGatlingLooks() throws Exception {
    jar("shop.jar", "Checkout");
    Class<?> type = load(null);
    assertThat(type.getName()).isEqualTo("shop.Checkout");
    assertThat(folder.resolve("data/users.csv")).hasContent("name\nann");
  }

  @Test
  void takesJarsForLibrariesBesideASimulationOfItsOwn() throws Exception {
    jar("shop.jar", "Checkout");
    write("Mine.java", BODY.formatted("Mine"));
    assertThat(load(null).getName()).isEqualTo("shop.Mine");
    assertThat(load("Checkout").getName()).isEqualTo("shop.Checkout");
  }

  @Test
  void takesAPublicClassFromAFileOfAnyName() throws Exception {
    write("my load (2).java", BODY.formatted("Größe"));
    write("Helpers.java", "package shop; public class Paths {} class More {}");
    assertThat(load(null).getName()).isEqualTo("shop.Größe");
  }

  @Test
  void saysThatAJarIsDamaged() throws Exception {
    write("shop.jar", "no jar");
    assertThat(failure(null).message()).startsWith("shop.jar cannot be read as a jar: ");
  }

  @Test
  void findsResourcesByTheNameOnTheClassPathAndByTheirPath() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    write("users.csv", "of the root");
    write("resources/users.csv", "of the resources");
    write("resources/bodies/cart.json", "{}");
    URL found = load(null).getResource("/bodies/cart.json");
    assertThat(found).isNotNull();
    assertThat(folder.resolve("bodies/cart.json")).hasContent("{}");
    assertThat(folder.resolve("resources/bodies/cart.json")).hasContent("{}");
    assertThat(folder.resolve("users.csv")).hasContent("of the root");
  }

  @Test
  void letsNoBundleReplaceTheWorkersClasses() throws Exception {
    write(
        "Simulation.java",
        "package io.gatling.javaapi.core; public class Simulation { String evil; }");
    write("Checkout.java", BODY.formatted("Checkout"));
    assertThat(load("shop.Checkout").getSuperclass()).isSameAs(Simulation.class);
  }

  @Test
  void takesAModulesSourcesAsOrdinaryOnes() throws Exception {
    write("module-info.java", "module shop { requires nothing.at.all; }");
    write("Checkout.java", BODY.formatted("Checkout"));
    assertThat(load(null).getName()).isEqualTo("shop.Checkout");
  }

  @Test
  void loadsFromTheWorkersOwnClassPathWhereThereIsNoBundle() throws Exception {
    Plan plan = plan(null, OnTheClassPath.class.getName());
    assertThat(new SimulationLoader(folder, Path.of("")).load(plan, null).type())
        .isEqualTo(OnTheClassPath.class);
  }

  @Test
  void loadsWhatTheWorkerBringsAlongWhereThereIsNoBundle() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    assertThat(
            new SimulationLoader(folder, sent)
                .load(plan(null, "shop.Checkout"), null)
                .type()
                .getName())
        .isEqualTo("shop.Checkout");
  }

  @Test
  void saysThatTheWorkersClassPathHasNoneOfThatName() {
    FailureException thrown =
        catchThrowableOfType(
            FailureException.class,
            () -> new SimulationLoader(folder, Path.of("")).load(plan(null, "shop.Nothing"), null));
    assertThat(thrown).hasMessageContaining("There is no class shop.Nothing");
  }

  @Test
  void keepsClassesThatCameAsFilesOffTheProcessesOwnClassPath() throws Exception {
    jar("shop.jar", "Checkout");
    Bundle.of(Files.readAllBytes(sent.resolve("shop.jar"))).unpack(sent.resolve("unpacked"));
    Files.delete(sent.resolve("shop.jar"));
    Files.move(sent.resolve("unpacked/shop"), sent.resolve("shop"));
    assertThat(load(null).getName()).isEqualTo("shop.Checkout");
    assertThat(folder.resolve("shop/Checkout.class")).doesNotExist();
  }

  @Test
  void setsTheContextClassLoaderForCodeThatLooksThere() throws Exception {
    write("Checkout.java", BODY.formatted("Checkout"));
    write("resources/greeting.txt", "hello");
    load(null);
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream("greeting.txt")) {
      assertThat(in).hasContent("hello");
    }
  }

  /** A simulation that is there without any bundle. */
  static class OnTheClassPath extends Simulation {}

  private static String simulation() {
    return Simulation.class.getName();
  }

  private void write(String name, String text) throws IOException {
    Path file = sent.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A jar with one compiled simulation and one resource. */
  private void jar(String name, String type) throws Exception {
    write(type + ".java", BODY.formatted(type));
    load(null);
    Path compiled = folder.resolve(".classes/shop/" + type + ".class");
    try (OutputStream out = Files.newOutputStream(sent.resolve(name));
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry("shop/" + type + ".class"));
      Files.copy(compiled, jar);
      jar.putNextEntry(new JarEntry("data/users.csv"));
      jar.write("name\nann".getBytes(StandardCharsets.UTF_8));
    }
    Files.delete(sent.resolve(type + ".java"));
    Files.delete(compiled);
    Files.delete(folder.resolve(type + ".java"));
  }

  private Class<?> load(@Nullable String name) throws Exception {
    Bundle bundle = Bundle.pack(sent);
    return new SimulationLoader(folder, Path.of(""))
        .load(plan(bundle.digest(), name), bundle)
        .type();
  }

  private Failure failure(@Nullable String name) throws BundleException {
    Bundle bundle = Bundle.pack(sent);
    return catchThrowableOfType(
            FailureException.class,
            () ->
                new SimulationLoader(folder, Path.of("")).load(plan(bundle.digest(), name), bundle))
        .failure();
  }

  private static Plan plan(@Nullable String bundle, @Nullable String simulation) {
    Source source =
        bundle == null
            ? new Source.OnClassPath(String.valueOf(simulation))
            : new Source.Bundled(bundle, simulation);
    return Plan.of(source, 1, Limits.DEFAULT);
  }
}
