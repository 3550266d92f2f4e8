package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardE2E {

  /** How far the first chart reaches, once that is further than what has been measured. */
  private static final String PLANNED_AHEAD =
      """
      new Promise((done) => {
        const reach = () => document.querySelector('live-chart')?.plot?.data[0].length ?? 0;
        const look = (left) => reach() > 46 || left === 0 ? done(reach()) : setTimeout(look, 50, left - 1);
        look(400);
      })\
      """;

  /**
   * Whether there are no more points than pixels, whether the only one with a loss is where it was,
   * how much it is, and how many there are.
   */
  private static final String LONG_RUN =
      """
      import('/store.js').then(async ({ store }) => {
        const seconds = Array.from({ length: 5004 }, (_, second) => ({ second, settled: true }));
        seconds[5003].missed = 7;
        seconds[5002].missed = 0;
        store.set({ seconds });
        await new Promise(requestAnimationFrame);
        const chart = document.querySelector('live-chart');
        const [x, , , missed] = chart.plot.data;
        const at = missed.indexOf(7);
        return [x.length <= chart.width(), x[at] <= 5003 && x[at] + chart.sampled.step > 5003, missed[at], missed.filter((m) => m !== null).length];
      })\
      """;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void aRunIsStartedWatchedAndStopped() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          assertThat(page.locator("start-form")).containsText("Nothing has run yet");
          Visit.picture(page, "first");
          assertThat(page.locator("select")).hasValue("ClosedLoad.java");
          page.fill("input[name=target]", "http://localhost:8081");
          page.fill("input[name=simulationClass]", "shop.Shop");
          page.fill("input[name=workers]", "101");
          page.click("button.primary");
          assertThat(page.locator("#workers-wrong")).containsText("raise “Maximum workers”");
          Visit.picture(page, "refused");
          complaints.removeIf(c -> c.contains("status of 422"));
          page.fill("input[name=workers]", "3");
          page.click("button.primary");
          assertThat(page.locator("notice-bar")).containsText("worker-3 is starting");
          assertThat(page.locator("notice-bar")).not().hasClass("card wrong");
          Assertions.assertThat(stage.runs.asked)
              .extracting(r -> r.test().simulationClass())
              .isEqualTo("shop.Shop");
          Visit.picture(page, "waiting");
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          assertThat(page.locator("run-state")).containsText("running");
          assertThat(page.locator("request-table")).containsText("search");
          assertThat(page.locator(".charts canvas")).hasCount(6);
          Assertions.assertThat(page.evaluate(PLANNED_AHEAD)).isEqualTo((int) ScriptedRun.LENGTH);
          page.focus("button.stop");
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 46, null));
          assertThat(page.locator("run-state")).containsText("46 s");
          assertThat(page.locator("button.stop")).isFocused();
          Visit.picture(page, "running");
          page.click("[aria-label='one worker more']");
          assertThat(page.locator("scale-control input")).hasValue("4");
          page.click("button.stop");
          assertThat(page.locator("notice-bar")).containsText("Stopped by the operator");
          Assertions.assertThat(stage.fleet.wanted()).isEqualTo(4);
          Visit.go(page, "Tests");
          page.fill("input[name=workers]", "auto");
          page.click("button.primary");
          assertThat(page.locator("start-form form")).isHidden();
          Assertions.assertThat(stage.runs.asked)
              .extracting(r -> r.fleet().autoscale(), r -> r.fleet().workers())
              .containsExactly(true, null);
        });
  }

  @Test
  void theEndShowsBothVerdictsInTheDark() throws Exception {
    watch(
        1280,
        ColorScheme.DARK,
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          assertThat(page.locator("verdict-panel")).containsText("suspect");
          assertThat(page.locator("verdict-panel")).containsText("worker-2 died");
          assertThat(page.locator("body")).containsText("2.2 %");
          Visit.tab(page, "Losses");
          assertThat(page.locator("loss-table")).containsText("7,321 to 7,374 (18 of them)");
          Visit.picture(page, "finished-dark");
          stage.runs.show(
              ScriptedRun.moment(
                  FakeRuns.ID, RunState.FAILED, -1, "Shop.java:7: error: ';' expected"));
          page.reload();
          assertThat(page.locator("notice-bar")).containsText("Shop.java:7");
          Visit.picture(page, "failed-dark");
        });
  }

  @Test
  void itFitsAPhoneAndSaysWhenTheControllerIsGone() throws Exception {
    watch(
        390,
        ColorScheme.LIGHT,
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          assertThat(page.locator("run-state")).containsText("running");
          Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
              .isEqualTo(390);
          Visit.picture(page, "phone");
          Assertions.assertThat(complaints).isEmpty();
          stage.close();
          assertThat(page.locator("run-state")).containsText("no answer");
          Visit.picture(page, "lost");
          complaints.clear();
        });
  }

  @Test
  void onlyANumberScalesAndTheLastOneThatWasAskedForCounts() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          List<String> asked = new ArrayList<>();
          page.onRequest(
              r -> {
                if (r.method().equals("PUT")) {
                  asked.add(r.postData());
                }
              });
          Visit.go(page, "Fleet");
          Locator workers = page.locator("worker-table input");
          assertThat(workers).hasValue("3");
          for (String none : new String[] {"", "1.5", "-1"}) {
            workers.fill(none);
            workers.press("Enter");
            assertThat(workers).hasValue("3");
          }
          workers.blur();
          page.evaluate(
              "more => { more.click(); more.click(); }",
              page.querySelector("[aria-label='one worker more']"));
          page.waitForCondition(() -> stage.fleet.wanted() == 5);
          assertThat(workers).hasValue("5");
          Assertions.assertThat(asked).containsExactly("{\"count\":5}");
        });
  }

  @Test
  void aRunThatAControllerStartedAnewDoesNotHaveIsDropped() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          assertThat(page.locator("run-state")).containsText("running");
          stage.close();
          assertThat(page.locator("run-state")).containsText("no answer");
          try (Stage anew = new Stage(folder, stage.port)) {
            assertThat(page.locator("start-form form"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
            assertThat(page.locator("run-state")).isEmpty();
            anew.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 3, null));
            assertThat(page.locator("run-state")).containsText("running");
            complaints.clear();
          }
        });
  }

  @Test
  void aLongRunsChartsHideNoLoss() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          Visit.go(page, "Run");
          Assertions.assertThat(page.evaluate(LONG_RUN)).isEqualTo(List.of(true, true, 7, 1));
        });
  }

  private void watch(int width, ColorScheme scheme, Visit.Look look) throws Exception {
    Visit.of(folder, width, scheme, complaints, look);
  }
}
