package io.broadside.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside a simulation lies what does not compile here, and is none of its business. */
class UnneededFilesIT {

  private static final String GATLING = "import io.gatling.javaapi.core.*;\n";

  @TempDir Path sent;
  @TempDir Path folder;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void writeTheSimulation() throws Exception {
    write(
        "src/test/java/shop/Shop.java",
        "package shop;\n" + GATLING + "public class Shop extends Base { int r = util.Rate.RATE; }");
    write(
        "elsewhere/Base.java",
        "package shop;\n" + GATLING + "abstract class Base extends Simulation {}");
    write(
        "misplaced/Rate.java",
        "package util;\nclass Other {}\npublic class Rate { public static int RATE = 2; }");
  }

  @AfterEach
  void restoreClassLoader() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "src/main/java/app/Application.java|package app; import org.springframework.boot.*;"
            + " @SpringBootApplication public class Application { }",
        "src/main/java/app/Servlet.java|package app; public class Servlet extends"
            + " org.springframework.boot.web.SpringBootServletInitializer { }",
        "src/test/java/Recorder.java|import io.gatling.recorder.GatlingRecorder; public class"
            + " Recorder { GatlingRecorder r; }",
        "src/test/java/shop/ShopTest.java|package shop; import org.junit.jupiter.api.Test; class"
            + " ShopTest { @Test void t() {} }",
        "src/test/java/Old.java|public clas Old {{{",
        "src/test/java/Copy.java|package shop; class Base {}",
        "src/test/java/Dsl.java|import static io.gatling.javaapi.core.CoreDsl.*; class Steps"
            + " extends com.acme.Missing { }"
      })
  void stopsNothingWhetherTheSimulationIsNamedOrNot(String file, String text) throws Exception {
    write(file, text);
    assertThat(load(null).getName()).isEqualTo("shop.Shop");
    assertThat(load("shop.Shop").getName()).isEqualTo("shop.Shop");
    assertThat(load("Shop").getName()).isEqualTo("shop.Shop");
  }

  @Test
  void isAnotherSimulationWhoseLibraryIsMissing() throws Exception {
    write(
        "src/test/java/shop/Kafka.java",
        "package shop;\n" + GATLING + "public class Kafka extends Simulation { org.kafka.Dsl d; }");
    assertThat(load("shop.Shop").getName()).isEqualTo("shop.Shop");
    assertThat(failure(null).message())
        .startsWith("There are several simulations in it: shop.Kafka, shop.Shop.");
    assertThat(failure("shop.Kafka").message())
        .startsWith("The simulation does not compile (1 error):")
        .contains("Kafka.java:3: package org.kafka does not exist");
    assertThat(failure("shop.Nothing").message()).endsWith("there is shop.Kafka, shop.Shop.");
  }

  @Test
  void isNoExcuseForWhatTheSimulationNeeds() throws Exception {
    write("misplaced/Rate.java", "package util; public class Rate { int missing = x; }");
    write("src/main/java/App.java", "import org.springframework.boot.*; class App {}");
    assertThat(failure(null).message())
        .startsWith("The simulation does not compile")
        .contains("Rate.java:1: ")
        .doesNotContain("springframework");
  }

  @Test
  void isSaidWhereThereIsNothingElse() throws Exception {
    Files.delete(sent.resolve("src/test/java/shop/Shop.java"));
    write("src/main/java/App.java", "import org.springframework.boot.*; class App {}");
    assertThat(failure(null).message()).startsWith("There is no simulation in it");
    write("Bad.java", "public clas Old {{{");
    assertThat(failure(null).message()).contains("does not compile", "Bad.java:1: ");
  }

  private void write(String name, String text) throws Exception {
    Path file = sent.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Class<?> load(@Nullable String name) throws Exception {
    Bundle bundle = Bundle.pack(sent);
    Path fresh = Files.createTempDirectory(folder, "worker");
    Plan plan = Plan.of(new Source.Bundled(bundle.digest(), name), 1, Limits.DEFAULT);
    return new SimulationLoader(fresh, Path.of("")).load(plan, bundle).type();
  }

  private Failure failure(@Nullable String name) {
    return catchThrowableOfType(FailureException.class, () -> load(name)).failure();
  }
}
