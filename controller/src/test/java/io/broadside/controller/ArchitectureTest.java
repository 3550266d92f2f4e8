package io.broadside.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.broadside.controller.";

  private static final List<String> PACKAGES =
      List.of(
          "fleet",
          "exchange",
          "ledger",
          "ownership",
          "library",
          "project",
          "naming",
          "metrics",
          "verdict",
          "request",
          "plans",
          "handover",
          "scaling",
          "run",
          "report",
          "peers",
          "takeover",
          "users",
          "conductor",
          "api",
          "page",
          "http",
          "cli");

  /** Which of the controller's packages each may use; HTTP may use all. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          entry("api", List.of()),
          entry("request", List.of()),
          entry("fleet", List.of()),
          entry("exchange", List.of()),
          entry("ledger", List.of()),
          entry("ownership", List.of()),
          entry("plans", List.of()),
          entry("library", List.of("plans")),
          entry("project", List.of()),
          entry("naming", List.of("plans", "project")),
          entry("metrics", List.of()),
          entry("verdict", List.of("metrics")),
          entry("scaling", List.of()),
          entry("handover", List.of("fleet", "metrics", "request")),
          entry("run", List.of("handover", "ledger", "ownership", "request")),
          entry("report", List.of("handover", "ledger", "metrics", "request", "run", "verdict")),
          entry("peers", List.of("exchange", "fleet", "handover", "metrics", "report", "run")),
          entry(
              "takeover",
              List.of(
                  "exchange", "fleet", "handover", "ledger", "metrics", "peers", "report", "run")),
          entry("users", List.of("run")),
          entry(
              "conductor",
              List.of(
                  "api",
                  "exchange",
                  "fleet",
                  "handover",
                  "library",
                  "metrics",
                  "peers",
                  "plans",
                  "report",
                  "request",
                  "plans",
                  "run",
                  "scaling",
                  "takeover",
                  "users",
                  "verdict")),
          entry("page", List.of("api", "report")),
          entry("http", PACKAGES),
          // a controller's API, and what is asked of it; that one of its own is started is the
          // program's affair
          entry(
              "cli",
              List.of(
                  "api", "fleet", "http", "naming", "page", "plans", "project", "report",
                  "request")));

  private static final int MOST_TYPES = 12;

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.broadside.controller");

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.broadside.controller.(**)").should().beFreeOfCycles().check(classes);
  }

  /** Of all modules but the worker, which holds itself to it. */
  @Test
  void packagesAreSmall() {
    Map<String, Long> types =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.broadside")
                .stream()
                .filter(c -> !c.isNestedClass() && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(types)
        .as("a package of more types than %d is two", MOST_TYPES)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
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
  void onlyWhoTellsOutputsOrShowsWhatTheyGotKnowsThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.broadside.controller", BASE + "conductor..", BASE + "metrics", BASE + "http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.broadside.outputs..")
        .check(classes);
  }

  @Test
  void onlyTestUsersAndTheCommandLineKnowAws() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "users", BASE + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.broadside.aws..")
        .check(classes);
  }

  @Test
  void theControllerKnowsNothingOfGatling() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.gatling..").check(classes);
  }
}
