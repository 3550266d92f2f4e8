package io.broadside.outputs;

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

  private static final String BASE = "io.broadside.outputs.";

  /** Which of the module's packages each may use; that of the module itself may use all. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          entry("news", List.of()),
          entry("destination", List.of()),
          entry("delivery", List.of("news")),
          entry("http", List.of("news")),
          entry("otlp", List.of("http", "news")),
          entry("influxdb", List.of("http", "news")),
          entry("statsd", List.of("news")),
          entry("notice", List.of("news")),
          entry("webhook", List.of("http", "news", "notice")),
          entry("aws", List.of("news")),
          entry("cloudwatch", List.of("aws", "news")),
          entry("sns", List.of("aws", "news", "notice")));

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.broadside.outputs");

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.broadside.outputs.(*)..").should().beFreeOfCycles().check(classes);
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
                  .allowEmptyShould(true)
                  .check(classes);
            }
          }
        });
  }

  @Test
  void onlyTheOutputToOpenTelemetryKnowsItsMessages() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "otlp")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry..", "com.google.protobuf..")
        .check(classes);
  }

  @Test
  void onlyTheOutputsToAwsKnowItsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "aws", BASE + "cloudwatch", BASE + "sns")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..")
        .check(classes);
  }
}
