package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the page says no more than what is known, and what it means. */
class DashboardFiguresE2E {

  /**
   * What the charts of arrivals, responses and users show of a run in which second 1 is a gap,
   * second 2 never came and second 3 is not settled; and whether seconds 0 to 4 are hatched.
   */
  private static final String UNCERTAIN =
      """
      import('/store.js').then(async ({ store }) => {
        const second = (second, rest) => ({ second, planned: 9, offered: 9, missed: 0, unknown: 0, settled: true, requests: 5, errors: 0, active: 2, p50: 7, workers: 1, gap: false, ...rest });
        const none = { requests: 0, active: 0, p50: null };
        store.set({ planned: [], seconds: [second(0), second(1, { gap: true, ...none }), undefined, second(3, { offered: 4, settled: false }), second(4)] });
        await new Promise(requestAnimationFrame);
        const [arrivals, , responses, users] = document.querySelectorAll('.charts > *');
        return [arrivals.plot.data[1], arrivals.plot.data[2], responses.plot.data[1], users.plot.data[1],
          ...[arrivals, users].map((chart) => [0, 1, 2, 3, 4].map((s) => chart.isUncertain(s)))]
          .map((line) => line.map((v) => v ?? '-').join(' '));
      })\
      """;

  @TempDir private Path folder;

  @Test
  void aRunThatHasEndedShowsItsOwnWorkersBesideThoseOfNow() throws Exception {
    watch(
        (stage, page) -> {
          stage.runs.fleet = List.of(ScriptedRun.worker("worker-9", "idle", "let in later", 0));
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          Visit.tab(page, "Workers");
          Locator then = page.locator("run-workers");
          assertThat(then.locator("h2")).hasText("Workers of this run, at its end");
          page.waitForRequest("**/api/workers", () -> {});
          assertThat(then).containsText("worker-1");
          assertThat(then).containsText("4,200");
          assertThat(then).not().containsText("worker-9");
          Visit.go(page, "Fleet");
          assertThat(page.locator("worker-table h2")).hasText("Workers now");
          assertThat(page.locator("worker-table table")).containsText("worker-9");
          assertThat(page.locator("worker-table thead")).containsText("address");
        });
  }

  @Test
  void howARunEndedIsNotWhatItFound() throws Exception {
    watch(
        (stage, page) -> {
          Locator pills = page.locator("run-state .pill");
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          assertThat(pills)
              .hasText(new String[] {"finished", "generator ! suspect", "target ✗ failed"});
          assertThat(pills.first()).hasClass("pill ");
          assertThat(page.locator("verdict-panel")).not().containsText("cut short");
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.ABORTED, 35, null));
          page.reload();
          assertThat(pills)
              .hasText(new String[] {"! aborted", "generator ! suspect", "target ✓ passed so far"});
          assertThat(page.locator("verdict-panel"))
              .containsText("cut short after 35 s of 1:00 min");
          Visit.picture(page, "cut-short");
          Visit.go(page, "History");
          assertThat(page.locator("history-table")).containsText("✓ passed so far");
        });
  }

  @Test
  void whatIsNotKnownIsNotDrawnAsNothing() throws Exception {
    watch(
        (stage, page) -> {
          Visit.go(page, "Run");
          Assertions.assertThat(page.evaluate(UNCERTAIN))
              .isEqualTo(
                  List.of(
                      "9 9 - 9 9",
                      "9 9 - - 9",
                      "5 - - 5 5",
                      "2 - - 2 2",
                      "false false true true false",
                      "false true true false false"));
          Visit.picture(page, "uncertain");
        });
  }

  @Test
  void arrivalsAddUpWhileSomeAreNotReportedYet() throws Exception {
    watch(
        (stage, page) -> {
          stage.runs.show(ScriptedRun.unreported(FakeRuns.ID, 30, 40));
          page.reload();
          assertThat(page.locator("accounting-bar"))
              .containsText("planned = offered + missed + unknown + not reported yet");
          Locator unreported =
              page.locator(
                  "accounting-bar dl div",
                  new Page.LocatorOptions().setHasText("not reported yet"));
          assertThat(unreported).containsText("40");
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          assertThat(page.locator("run-state")).containsText("finished");
          assertThat(unreported).hasCount(0);
        });
  }

  private void watch(Visit.Look look) throws Exception {
    Visit.of(folder, 1280, ColorScheme.LIGHT, new ArrayList<>(), look);
  }
}
