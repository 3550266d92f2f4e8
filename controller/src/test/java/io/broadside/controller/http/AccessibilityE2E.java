package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That axe finds nothing wrong with any page, in any state, in either theme; and how they look. */
class AccessibilityE2E {

  private static final List<String> PAGES = List.of("Tests", "Run", "History", "Compare", "Fleet");
  private static final List<String> TABS =
      List.of("Requests", "Errors", "Workers", "Losses", "Events");

  /** What is wrong, and where, with a way to say so. */
  private static final String AXE =
      """
      axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary)))\
      """;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageOfARunThatGoesOn(ColorScheme scheme) throws Exception {
    watch(
        scheme,
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          for (String name : PAGES) {
            Visit.go(page, name);
            check(page, name + " while a run goes on");
          }
          Visit.go(page, "Run");
          for (String name : TABS) {
            Visit.tab(page, name);
            check(page, name);
          }
          page.locator("live-chart summary").first().click();
          check(page, "a chart in figures");
          Written.to(stage.store.begin(FakeRuns.ID), 45);
          page.reload();
          assertThat(page.locator("error-chart canvas")).hasCount(1);
          Visit.tab(page, "Requests");
          page.locator("button.opener").first().click();
          assertThat(page.locator("request-charts canvas")).hasCount(2);
          check(page, "kinds of errors and a request");
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageBeforeAndAfter(ColorScheme scheme) throws Exception {
    watch(
        scheme,
        (stage, page) -> {
          for (String name : PAGES) {
            Visit.go(page, name);
            check(page, name + " before any run");
          }
          for (RunState state :
              List.of(RunState.WAITING, RunState.FINISHED, RunState.ABORTED, RunState.FAILED)) {
            long second = state == RunState.WAITING || state == RunState.FAILED ? -1 : 60;
            stage.runs.show(
                ScriptedRun.moment(
                    FakeRuns.ID, state, second, second < 0 ? "It does not run." : null));
            page.navigate(stage.address("/#/runs/" + FakeRuns.ID).toString());
            page.reload();
            assertThat(page.locator("run-state .pill").first()).isVisible();
            check(page, state.name());
          }
          for (String name : PAGES) {
            Visit.go(page, name);
            check(page, name + " after a run");
          }
          Assertions.assertThat(complaints).isEmpty();
          stage.close();
          assertThat(page.locator("silence-bar")).containsText("does not answer");
          check(page, "a controller that is gone");
          complaints.clear();
        });
  }

  @Test
  void howEachPageLooks() throws Exception {
    watch(
        ColorScheme.LIGHT,
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          for (int width : new int[] {360, 1280, 2560, 3840}) {
            page.setViewportSize(width, 900);
            for (String name : PAGES) {
              Visit.go(page, name);
              page.waitForCondition(
                  () -> page.evaluate("document.documentElement.scrollWidth").equals(width));
              Visit.screenshot(page, name + "-" + width);
            }
          }
        });
  }

  private static void check(Page page, String state) throws Exception {
    try (InputStream axe = AccessibilityE2E.class.getResourceAsStream("/axe/axe.min.js")) {
      page.evaluate(new String(Objects.requireNonNull(axe).readAllBytes(), UTF_8));
    }
    Assertions.assertThat((List<?>) page.evaluate(AXE)).as(state).isEmpty();
  }

  private void watch(ColorScheme scheme, Visit.Look look) throws Exception {
    Visit.of(folder, 1280, scheme, complaints, look);
  }
}
