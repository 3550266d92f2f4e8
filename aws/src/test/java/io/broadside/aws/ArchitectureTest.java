package io.broadside.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.broadside.aws");

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.broadside.aws.(**)").should().beFreeOfCycles().check(classes);
  }

  /** The controller has no Gatling, and uses these. */
  @Test
  void onlyWhatSimulationsCallKnowsGatling() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.broadside.aws")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.gatling..")
        .check(classes);
  }
}
