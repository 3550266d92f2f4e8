package io.broadside.plan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String BASE = "io.broadside.plan.";

  /** Which of the module's packages each may use; the last two may use all. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          entry("text", List.of()),
          entry("problem", List.of()),
          entry("phase", List.of("text")),
          entry("request", List.of("text")),
          entry("scenario", List.of("request", "text")),
          entry("data", List.of("connection")),
          entry("connection", List.of("request")),
          entry("goal", List.of("text")),
          entry("yaml", List.of("problem", "text")),
          entry("flow", List.of("problem", "request", "scenario", "text", "yaml")));

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.broadside.plan");

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.broadside.plan.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void packagesUseOnlyWhatTheyMay() {
    ALLOWED.forEach(
        (from, allowed) -> {
          for (String to : ALLOWED.keySet()) {
            if (!to.equals(from) && !allowed.contains(to)) {
              noClasses()
                  .that()
                  .resideInAPackage(BASE + from)
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(BASE + to)
                  .check(classes);
            }
          }
          noClasses()
              .that()
              .resideInAPackage(BASE + from)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("io.broadside.plan", BASE + "loader..", BASE + "export..")
              .check(classes);
        });
  }

  @Test
  void aPlanKnowsNothingOfGatling() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.gatling..").check(classes);
  }

  @Test
  void onlyTheReaderOfYamlKnowsItsParser() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "yaml")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.snakeyaml..")
        .check(classes);
  }
}
