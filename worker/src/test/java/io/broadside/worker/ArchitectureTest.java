package io.broadside.worker;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.broadside.worker";

  /** Which of the worker's packages each may use; the program itself wires them all. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          entry("dealing", Set.of()),
          entry("metrics", Set.of("metrics.host")),
          entry("metrics.host", Set.of()),
          entry("exit", Set.of()),
          entry("failure", Set.of()),
          entry("run", Set.of()),
          entry("scenario", Set.of("failure", "scenario.data", "scenario.http")),
          entry("scenario.data", Set.of("failure")),
          entry("scenario.http", Set.of("failure", "scenario.data")),
          entry("compile", Set.of("failure")),
          entry("simulation", Set.of("compile", "failure")),
          entry("gatling.injection", Set.of("dealing", "failure", "metrics")),
          entry("gatling.script", Set.of("failure", "gatling.injection", "scenario")),
          entry("gatling.feeding", Set.of("gatling.injection", "gatling.script")),
          entry(
              "gatling",
              Set.of(
                  "dealing",
                  "failure",
                  "gatling.feeding",
                  "gatling.injection",
                  "gatling.script",
                  "metrics",
                  "run",
                  "scenario")),
          entry("engine.phase", Set.of()),
          entry(
              "engine",
              Set.of(
                  "dealing",
                  "engine.phase",
                  "failure",
                  "gatling",
                  "gatling.script",
                  "metrics",
                  "run",
                  "scenario",
                  "scenario.data",
                  "scenario.http",
                  "simulation")),
          entry("http", Set.of("dealing", "engine", "exit", "metrics")),
          entry("training", Set.of()),
          entry("supervisor", Set.of("exit")));

  private static final int MOST_TYPES = 12;

  /** What simulations are written in. */
  private static final String DSL = "io.gatling.javaapi..";

  /** What they extend in Scala. */
  private static final String SCALA = "io.gatling.core.scenario.Simulation";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void packagesFormNoCycles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void packagesAreSmall() {
    Map<String, Long> types =
        classes.stream()
            .filter(c -> !c.isNestedClass() && !c.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(types)
        .as("a package of more types than %d is two", MOST_TYPES)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> packages =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(p -> !p.equals(BASE))
            .map(p -> p.substring(BASE.length() + 1))
            .collect(Collectors.toSet());
    assertThat(packages).isEqualTo(ALLOWED.keySet());
  }

  @Test
  void packagesUseOnlyWhatTheyMay() {
    ALLOWED.forEach(
        (from, allowed) -> {
          String[] others =
              ALLOWED.keySet().stream()
                  .filter(to -> !to.equals(from) && !allowed.contains(to))
                  .map(to -> BASE + "." + to)
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(BASE + "." + from)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others)
              .check(classes);
          noClasses()
              .that()
              .resideInAPackage(BASE + "." + from)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(BASE)
              .check(classes);
        });
  }

  @Test
  void onlyOnePackageKnowsTheInsideOfGatling() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".gatling..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.gatling..", "scala..", "io.netty..")
                .and(not(resideInAnyPackage(DSL)))
                .and(not(name(SCALA))))
        .check(classes);
  }

  @Test
  void onlyWhereSimulationsAreHandledAreTheyKnown() {
    List<String> known = List.of("gatling..", "simulation", "scenario..", "engine");
    noClasses()
        .that()
        .resideOutsideOfPackages(known.stream().map(p -> BASE + "." + p).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(DSL)
        .check(classes);
  }

  @Test
  void nothingOfTheControllerIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.broadside.controller..")
        .check(classes);
  }
}
