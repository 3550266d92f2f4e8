package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.broadside.controller.conductor.plan.Previewed;
import io.broadside.controller.conductor.plan.Previewed.Workforce;
import io.broadside.controller.conductor.plan.RunException;
import io.broadside.controller.request.RunRequest;
import io.broadside.controller.scaling.Growth;
import io.broadside.plan.phase.Span;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which a test is prepared: what can be run, the form, and what would start. */
class TestsPageE2E {

  private static final String FAULTY =
      "target: http://localhost\nphases: [hold 5 for 1m]\nscenarios: {a: [{get: /}]}\n";

  private static final List<String> HOLD = List.of("hold 60/s for 1m");

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void whatIsWrongWithAPlanIsSaidWhileItIsTyped() throws Exception {
    watch(
        (stage, page) -> {
          page.click("text=Write a plan here");
          assertThat(page.locator("#plan-problems"))
              .containsText("The plan is valid: 1:00 min of load");
          page.fill("#plan-text", FAULTY);
          assertThat(page.locator("#plan-problems li")).hasCount(1);
          assertThat(page.locator("#plan-problems li")).containsText("line 2, column 10");
          assertThat(page.locator("button.save")).isDisabled();
          Visit.picture(page, "plan-fault");
          page.click("#plan-problems button");
          assertThat(page.locator("#plan-text")).isFocused();
          Assertions.assertThat(page.evaluate("document.activeElement.selectionStart"))
              .isEqualTo(FAULTY.indexOf("hold"));
          page.fill("#plan-text", FAULTY.replace("5 for", "5/s for"));
          page.fill("#plan-name", "five.yaml");
          assertThat(page.locator("button.save")).isEnabled();
          page.click("button.save");
          assertThat(page.locator("test-library [role=status]").first())
              .hasText("✓ five.yaml is saved as an upload.");
          assertThat(page.locator("#f-simulation")).hasValue("five.yaml");
          Assertions.assertThat(stage.library("five.yaml")).isTrue();
        });
  }

  @Test
  void filesAreUploadedOrRefusedInASentence() throws Exception {
    watch(
        (stage, page) -> {
          Locator file = page.locator("input[type=file]");
          file.setInputFiles(new FilePayload("notes.txt", "text/plain", "hello".getBytes(UTF_8)));
          Locator said = page.locator("test-library [role=status]").first();
          assertThat(said).containsText("✗ notes.txt: The upload must be a Java file");
          complaints.clear();
          file.setInputFiles(
              new FilePayload("Shop.java", "text/plain", "class Shop {}".getBytes(UTF_8)));
          assertThat(said).hasText("✓ Shop.java is uploaded.");
          assertThat(page.locator("#f-simulation")).hasValue("Shop.java");
          page.evaluate(
              """
              () => {
                const dropped = new DataTransfer();
                dropped.items.add(new File(['class Other {}'], 'Other.java'));
                document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
              }\
              """);
          assertThat(page.locator("#f-simulation")).hasValue("Other.java");
        });
  }

  @Test
  void whatWouldStartIsShownBeforeAnythingDoes() throws Exception {
    watch(
        (stage, page) -> {
          stage.runs.preview = foreseen(List.of());
          page.fill("input[name=target]", "http://localhost:8081");
          assertThat(page.locator("test-preview dl")).containsText("7,200");
          assertThat(page.locator("test-preview dl")).containsText("60/s");
          assertThat(page.locator("test-preview canvas"))
              .hasAttribute(
                  "aria-label", "Users who start per second: users/s at most 60, at last 60");
          Assertions.assertThat(stage.runs.asked).isNull();
          for (int width : new int[] {360, 1280, 2560}) {
            page.setViewportSize(width, 900);
            page.waitForCondition(
                () -> page.evaluate("document.documentElement.scrollWidth").equals(width));
            Visit.picture(page, "tests-" + width);
          }
        });
  }

  @Test
  void aWorkerLoadsWhatOnlyAWorkerKnows() throws Exception {
    watch(
        (stage, page) -> {
          stage.runs.preview = unknown();
          page.fill("input[name=target]", "http://localhost:8081");
          Locator preview = page.locator("test-preview");
          Locator button = preview.locator("button");
          assertThat(button).hasText("Load it on a worker");
          button.focus();
          page.keyboard().press("Enter");
          assertThat(preview).containsText("The load is not known. No worker is idle.");
          complaints.clear();
          stage.runs.loaded = foreseen(List.of());
          button.click();
          assertThat(preview.locator("dl")).containsText("7,200");
          assertThat(button).hasCount(0);
          Visit.picture(page, "tests-loaded");
        });
  }

  @Test
  void refusalsStandAtTheirFieldsWithWhatMendsThem() throws Exception {
    watch(
        (stage, page) -> {
          stage.runs.preview =
              foreseen(
                  List.of(
                      new RunException(
                          RunException.Code.OVER_LIMIT,
                          "limits.maxArrivalsPerSecond",
                          "The load starts 60 users in one second, but the limit is 50. If you want"
                              + " that many, raise it with maxArrivalsPerSecond"
                              + " (--max-arrivals).")));
          page.click("text=a rate for a time");
          page.fill("input[name=rate]", "60");
          awaitPreviewed(stage, page, r -> HOLD.equals(r.test().phases()));
          Locator wrong = page.locator("#maxArrivalsPerSecond-wrong");
          assertThat(wrong).containsText("If you want that many, raise it with “Maximum users/s”.");
          assertThat(wrong).isVisible();
          Visit.picture(page, "tests-refused");
          stage.runs.preview = foreseen(List.of());
          wrong.locator("button").click();
          assertThat(page.locator("input[name=maxArrivalsPerSecond]")).hasValue("60");
          assertThat(wrong).isEmpty();
          awaitPreviewed(
              stage,
              page,
              r ->
                  Objects.equals(r.limits().maxArrivalsPerSecond(), 60L)
                      && HOLD.equals(r.test().phases()));
          page.fill("input[name=maxWorkers]", "many");
          assertThat(page.locator("#maxWorkers-wrong"))
              .hasText("Field “Maximum workers” has the wrong type: it must be a whole number. ");
          complaints.clear();
        });
  }

  @Test
  void secretsAreToldToWorkersAlone() throws Exception {
    watch(
        (stage, page) -> {
          page.click("text=Add a secret");
          page.fill("[aria-label='name of secret 1']", "password");
          page.fill("input.secret", "hunter2");
          page.click("text=Add a property");
          page.fill("[aria-label='name of property 1']", "rate");
          page.fill("[aria-label='value of property 1']", "20");
          awaitPreviewed(stage, page, r -> r.test().properties() != null);
          RunRequest previewed = Objects.requireNonNull(stage.runs.previewed);
          Assertions.assertThat(previewed.test().secrets()).isNull();
          page.click("button.primary");
          assertThat(page.locator("run-state")).containsText("waiting");
          RunRequest asked = Objects.requireNonNull(stage.runs.asked);
          Assertions.assertThat(Objects.requireNonNull(asked.test().secrets()).values())
              .containsEntry("password", "hunter2");
          Assertions.assertThat(asked.test().properties()).containsEntry("rate", "20");
          Visit.go(page, "Tests");
          assertThat(page.locator("input.secret")).hasValue("");
          Assertions.assertThat(page.evaluate("JSON.stringify({ ...localStorage })").toString())
              .doesNotContain("hunter2");
        });
  }

  @Test
  void aTargetIsTriedBeforeAnythingStarts() throws Exception {
    watch(
        (stage, page) -> {
          page.fill("input[name=target]", stage.address("/").toString());
          page.click("text=Try it");
          assertThat(page.locator(".tried")).containsText("✓ The controller can connect to it");
          page.fill("input[name=target]", "localhost");
          page.click("text=Try it");
          assertThat(page.locator("#target-wrong"))
              .containsText("The target localhost is not a valid URL");
          page.click("#target-wrong button");
          assertThat(page.locator("input[name=target]")).hasValue("http://localhost");
          complaints.clear();
        });
  }

  private static Previewed unknown() {
    return new Previewed(
        Optional.empty(),
        List.of(),
        "A worker knows.",
        true,
        Optional.of(new Workforce(3, Optional.empty(), false, 5)),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Previewed foreseen(List<RunException> refusals) {
    List<Integer> load =
        Stream.concat(
                IntStream.range(0, 120).mapToObj(s -> s / 2), Collections.nCopies(61, 60).stream())
            .toList();
    return new Previewed(
        Optional.of(new Population("all", Model.OPEN, true, Set.of(), load)),
        List.of(new Span("warm up", 0, 120, false), new Span("load", 120, 181, true)),
        "Computed from the phases.",
        false,
        Optional.of(new Workforce(3, Optional.of(new Growth(1, 1, 181)), false, 5)),
        List.of("p99 < 300ms"),
        Optional.of("http://localhost:8081"),
        List.of("One scenario takes more records than there are."),
        refusals);
  }

  /** Waits until the page has asked for a preview of such a test. */
  private static void awaitPreviewed(Stage stage, Page page, Predicate<RunRequest> test) {
    page.waitForCondition(() -> Optional.ofNullable(stage.runs.previewed).filter(test).isPresent());
  }

  private void watch(Visit.Look look) throws Exception {
    Visit.of(folder, 1280, ColorScheme.LIGHT, complaints, look);
  }
}
