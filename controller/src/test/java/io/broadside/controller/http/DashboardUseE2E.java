package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the page can be used: with a mouse, without eyes, in the light and in the dark. */
class DashboardUseE2E {

  private static final String SHOWN =
      "(() => { const { min, max } = document.querySelector('live-chart').plot.scales.x; return"
          + " [min, max]; })()";

  /** How bright the labels of the first chart's axes are, from 0 to 255: their most solid pixel. */
  private static final String AXIS =
      """
      (() => {
        const canvas = document.querySelector('live-chart canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, 40 * devicePixelRatio, canvas.height);
        let best = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i + 3] > data[best + 3]) best = i;
        return Math.round((data[best] + data[best + 1] + data[best + 2]) / 3);
      })()\
      """;

  /** The contrasts of what is written and of what frames fields, each to its card. */
  private static final String CONTRASTS =
      """
      (() => {
        const light = (color) => {
          const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((c) => c / 255).map((c) => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4));
          return .2126 * r + .7152 * g + .0722 * b;
        };
        const card = document.querySelector('run-strip');
        const contrast = (color) => {
          const [a, b] = [light(color), light(getComputedStyle(card).backgroundColor)].sort((x, y) => y - x);
          return (a + .05) / (b + .05);
        };
        const least = {};
        for (const name of ['soft', 'good', 'warn', 'bad']) {
          const text = card.appendChild(Object.assign(document.createElement('span'), { className: name }));
          least[name] = contrast(getComputedStyle(text).color);
          text.remove();
        }
        least.border = contrast(getComputedStyle(card.querySelector('input')).borderTopColor);
        for (const chart of document.querySelectorAll('.charts > *')) {
          for (const [i, l] of chart.lines.entries()) {
            const hex = chart.plot.series[i + 1].stroke(chart.plot, i + 1);
            least['line ' + l.label] = contrast([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(' '));
          }
        }
        return least;
      })()\
      """;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void aZoomOutlastsTheNextSecond() throws Exception {
    watch(
        (stage, page) -> {
          run(stage, page, 45);
          Object all = page.evaluate(SHOWN);
          Locator plot = page.locator("live-chart .u-over").first();
          plot.scrollIntoViewIfNeeded();
          BoundingBox box = plot.boundingBox();
          page.mouse().move(box.x + box.width / 4, box.y + 50);
          page.mouse().down();
          page.mouse().move(box.x + box.width / 2, box.y + 50);
          page.mouse().up();
          page.waitForCondition(() -> !page.evaluate(SHOWN).equals(all));
          Object zoomed = page.evaluate(SHOWN);
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 46, null));
          assertThat(page.locator("run-state")).containsText("46 s");
          Assertions.assertThat(page.evaluate(SHOWN)).isEqualTo(zoomed);
          plot.dblclick();
          page.waitForCondition(() -> !page.evaluate(SHOWN).equals(zoomed));
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 47, null));
          assertThat(page.locator("run-state")).containsText("47 s");
          Assertions.assertThat(page.evaluate(SHOWN)).isNotEqualTo(zoomed);
        });
  }

  @Test
  void theFormKeepsWhatWasTypedAndSpeaksOfItsFields() throws Exception {
    watch(
        (stage, page) -> {
          page.fill("input[name=target]", "http://localhost:8081");
          page.fill("input[name=simulationClass]", "shop.Shop");
          stage.runs.refusal =
              "A run needs at least one worker; ask for some with workers (--workers), up to"
                  + " maxWorkers (--max-workers).";
          page.click("button.primary");
          assertThat(page.locator("#workers-wrong"))
              .containsText(
                  "A run needs at least one worker; ask for some with workers, up to"
                      + " “Maximum workers”.");
          complaints.clear();
          stage.runs.refusal = null;
          page.click("button.primary");
          assertThat(page.locator("start-form form")).isHidden();
          stage.runs.show(
              ScriptedRun.moment(FakeRuns.ID, RunState.FAILED, -1, "It does not compile."));
          assertThat(page.locator("notice-bar")).containsText("It does not compile.");
          Visit.go(page, "Tests");
          assertThat(page.locator("start-form form")).isVisible();
          assertThat(page.locator("input[name=target]")).hasValue("http://localhost:8081");
          assertThat(page.locator("input[name=simulationClass]")).hasValue("shop.Shop");
        });
  }

  @Test
  void axesFollowTheThemeWhileThePageIsOpen() throws Exception {
    watch(
        (stage, page) -> {
          run(stage, page, 45);
          Assertions.assertThat((int) page.evaluate(AXIS)).isLessThan(100);
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
          page.waitForCondition(() -> (int) page.evaluate(AXIS) > 150);
          Assertions.assertThat(
                  page.locator(".u-marker")
                      .nth(2)
                      .evaluate("marker => getComputedStyle(marker).borderTopColor"))
              .isEqualTo("rgb(91, 155, 255)");
          Visit.picture(page, "running-dark");
        });
  }

  @Test
  void whatIsWrittenAndDrawnCanBeToldFromItsGround() throws Exception {
    watch(
        (stage, page) -> {
          run(stage, page, 45);
          for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            contrasts(page)
                .forEach(
                    (name, contrast) ->
                        Assertions.assertThat(contrast.doubleValue())
                            .as("%s, %s", name, scheme)
                            .isGreaterThan(name.matches("border|line .*") ? 3 : 4.5));
          }
        });
  }

  @Test
  void whoDoesNotSeeItHearsWhatBecomesOfARun() throws Exception {
    watch(
        (stage, page) -> {
          run(stage, page, 45);
          Locator status = page.locator("[role=status]");
          assertThat(status).hasText("Run ● running");
          assertThat(page.locator("live-chart canvas").first())
              .hasAttribute(
                  "aria-label",
                  "Arrivals per second: planned 200, at most 200; offered 200, at most 200; missed"
                      + " 0, at most 18; unknown 0, at most 7");
          assertThat(page.locator(".charts canvas[role=img][aria-label]")).hasCount(6);
          assertThat(page.locator("th:empty")).hasCount(0);
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          assertThat(status)
              .hasText("Run finished, generator ! suspect, system under test ✗ failed");
        });
  }

  @Test
  void itFitsScreensOfAnyWidth() throws Exception {
    watch(
        (stage, page) -> {
          run(stage, page, 45);
          for (int width : new int[] {360, 1280, 2560}) {
            page.setViewportSize(width, 900);
            page.waitForCondition(
                () -> page.evaluate("document.documentElement.scrollWidth").equals(width));
            Visit.picture(page, "running-" + width);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Number> contrasts(Page page) {
    return (Map<String, Number>) Objects.requireNonNull(page.evaluate(CONTRASTS));
  }

  private static void run(Stage stage, Page page, long second) {
    stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, second, null));
    page.reload();
    assertThat(page.locator("run-state")).containsText(second + " s");
    assertThat(page.locator(".charts canvas")).hasCount(6);
  }

  private void watch(Visit.Look look) throws Exception {
    Visit.of(folder, 1280, ColorScheme.LIGHT, complaints, look);
  }
}
