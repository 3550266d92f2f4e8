package io.broadside.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.broadside.controller.";

  /** Which of the controller's packages each may use. */
  private static final Map<String, String[]> ALLOWED =
      Map.of(
          "api",
          new String[] {},
          "fleet",
          new String[] {},
          "exchange",
          new String[] {},
          "ledger",
          new String[] {},
          "membership",
          new String[] {},
          "library",
          new String[] {},
          "metrics",
          new String[] {"api"},
          "verdict",
          new String[] {"api", "metrics"},
          "results",
          new String[] {"api"},
          "run",
          new String[] {
            "api", "exchange", "fleet", "ledger", "membership", "metrics", "results", "verdict"
          });

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.broadside.controller");

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.broadside.controller.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void packagesUseOnlyWhatTheyMay() {
    for (String from : ALLOWED.keySet()) {
      for (String to :
          java.util.List.of(
              "api",
              "fleet",
              "exchange",
              "ledger",
              "membership",
              "library",
              "metrics",
              "verdict",
              "results",
              "run",
              "http",
              "cli")) {
        if (!to.equals(from) && !java.util.List.of(ALLOWED.get(from)).contains(to)) {
          noClasses()
              .that()
              .resideInAPackage(BASE + from + "..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(BASE + to + "..")
              .check(classes);
        }
      }
    }
  }

  @Test
  void onlyTheFleetOnKubernetesKnowsItsClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "fleet.kubernetes..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(classes);
  }

  @Test
  void theControllerKnowsNothingOfGatling() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.gatling..").check(classes);
  }
}
