package io.broadside.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.broadside.controller.";

  private static final List<String> PACKAGES =
      List.of(
          "api",
          "files",
          "fleet",
          "exchange",
          "ledger",
          "ownership",
          "library",
          "project",
          "naming",
          "metrics",
          "verdict",
          "results",
          "handover",
          "scaling",
          "run",
          "report",
          "peers",
          "takeover",
          "conductor",
          "http",
          "cli");

  /** Which of the controller's packages each may use; the last two may use all. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          entry("api", List.of()),
          entry("files", List.of()),
          entry("fleet", List.of("files")),
          entry("exchange", List.of()),
          entry("ledger", List.of()),
          entry("ownership", List.of()),
          entry("plans", List.of()),
          entry("library", List.of("files", "plans")),
          entry("project", List.of()),
          entry("naming", List.of("plans", "project")),
          entry("metrics", List.of("api")),
          entry("verdict", List.of("api", "metrics")),
          entry("results", List.of("api", "files")),
          entry("scaling", List.of()),
          entry("handover", List.of("api", "fleet", "metrics")),
          entry("run", List.of("api", "handover", "ledger", "ownership")),
          entry("report", List.of("api", "handover", "ledger", "metrics", "run", "verdict")),
          entry(
              "peers", List.of("api", "exchange", "fleet", "handover", "metrics", "report", "run")),
          entry(
              "takeover",
              List.of(
                  "api",
                  "exchange",
                  "fleet",
                  "handover",
                  "ledger",
                  "metrics",
                  "peers",
                  "report",
                  "run")),
          entry(
              "conductor",
              List.of(
                  "api",
                  "exchange",
                  "files",
                  "fleet",
                  "handover",
                  "library",
                  "metrics",
                  "peers",
                  "plans",
                  "report",
                  "results",
                  "run",
                  "scaling",
                  "takeover",
                  "verdict")),
          entry("http", PACKAGES),
          entry("cli", PACKAGES));

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
    for (String from : PACKAGES) {
      for (String to : PACKAGES) {
        if (!to.equals(from) && !requireNonNull(ALLOWED.get(from)).contains(to)) {
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
