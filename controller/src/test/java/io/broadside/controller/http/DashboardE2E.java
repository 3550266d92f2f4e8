package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardE2E {

  private static final Path CHROMIUM =
      Path.of(System.getProperty("broadside.chromium", "/usr/bin/chromium"));

  /** How far the first chart reaches, once that is further than what has been measured. */
  private static final String PLANNED_AHEAD =
      """
      new Promise((done) => {
        const reach = () => document.querySelector('live-chart').plot?.data[0].length ?? 0;
        const look = (left) => reach() > 46 || left === 0 ? done(reach()) : setTimeout(look, 50, left - 1);
        look(400);
      })\
      """;

  /** Points, where the only one with a loss is, how much it is, and how many there are. */
  private static final String LONG_RUN =
      """
      import('/store.js').then(({ store }) => {
        const seconds = Array.from({ length: 5001 }, (_, second) => ({ second, settled: true }));
        seconds[5000].missed = 7;
        seconds[4999].missed = 0;
        store.set({ seconds });
        const [x, , , missed] = document.querySelector('live-chart').plot.data;
        const at = missed.indexOf(7);
        return [x.length, x[at], missed[at], missed.filter((m) => m !== null).length];
      })\
      """;

  /**
   * What the charts of arrivals, responses and users show of a run in which second 1 is a gap,
   * second 2 never came and second 3 is not settled; and whether seconds 0 to 4 are hatched.
   */
  private static final String UNCERTAIN =
      """
      import('/store.js').then(({ store }) => {
        const second = (second, rest) => ({ second, planned: 9, offered: 9, missed: 0, unknown: 0, settled: true, requests: 5, errors: 0, active: 2, p50: 7, workers: 1, gap: false, ...rest });
        const none = { requests: 0, active: 0, p50: null };
        store.set({ planned: [], seconds: [second(0), second(1, { gap: true, ...none }), undefined, second(3, { offered: 4, settled: false }), second(4)] });
        const [arrivals, , responses, users] = document.querySelectorAll('live-chart');
        return [arrivals.plot.data[1], arrivals.plot.data[2], responses.plot.data[1], users.plot.data[1],
          ...[arrivals, users].map((chart) => [0, 1, 2, 3, 4].map((s) => chart.isUncertain(s)))]
          .map((line) => line.map((v) => v ?? '-').join(' '));
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
          picture(page, "first");
          assertThat(page.locator("select")).hasValue("ClosedLoad.java");
          page.fill("input[name=target]", "http://localhost:8081");
          page.fill("input[name=simulationClass]", "shop.Shop");
          page.fill("input[name=workers]", "101");
          page.click("button.primary");
          assertThat(page.locator("label", new Page.LocatorOptions().setHasText("Workers")))
              .containsText("raise maxWorkers");
          picture(page, "refused");
          complaints.removeIf(c -> c.contains("status of 422"));
          page.fill("input[name=workers]", "3");
          page.click("button.primary");
          assertThat(page.locator("notice-bar")).containsText("worker-3 is starting");
          assertThat(page.locator("notice-bar")).not().hasClass("card wrong");
          Assertions.assertThat(stage.runs.asked)
              .extracting(r -> r.test().simulationClass())
              .isEqualTo("shop.Shop");
          picture(page, "waiting");
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          assertThat(page.locator("run-state")).containsText("running");
          assertThat(page.locator("request-table")).containsText("search");
          assertThat(page.locator("live-chart canvas")).hasCount(6);
          Assertions.assertThat(page.evaluate(PLANNED_AHEAD)).isEqualTo((int) Script.LENGTH);
          page.focus("button.stop");
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.RUNNING, 46, null));
          assertThat(page.locator("run-state")).containsText("46 s");
          assertThat(page.locator("button.stop")).isFocused();
          picture(page, "running");
          page.click("[aria-label='one worker more']");
          assertThat(page.locator("worker-table input")).hasValue("4");
          page.click("button.stop");
          assertThat(page.locator("notice-bar")).containsText("Stopped by the operator");
          Assertions.assertThat(stage.fleet.wanted()).isEqualTo(4);
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
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          assertThat(page.locator("verdict-panel")).containsText("suspect");
          assertThat(page.locator("verdict-panel")).containsText("worker-2 died");
          assertThat(page.locator("body")).containsText("2.2 %");
          assertThat(page.locator("loss-table")).containsText("7,321 to 7,374 (18 of them)");
          picture(page, "finished-dark");
          stage.runs.show(
              Script.moment(FakeRuns.ID, RunState.FAILED, -1, "Shop.java:7: error: ';' expected"));
          page.reload();
          assertThat(page.locator("notice-bar")).containsText("Shop.java:7");
          picture(page, "failed-dark");
        });
  }

  @Test
  void aRunThatHasEndedShowsItsOwnWorkersBesideThoseOfNow() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          stage.runs.fleet = List.of(Script.worker("worker-9", "idle", "let in later", 0));
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          Locator tables = page.locator("worker-table table");
          assertThat(page.locator("worker-table h2"))
              .hasText(new String[] {"Workers now", "Workers of this run, at its end"});
          assertThat(tables.first()).containsText("worker-9");
          page.waitForRequest("**/api/workers", () -> {});
          assertThat(tables.nth(1)).containsText("worker-1");
          assertThat(tables.nth(1)).containsText("4,200");
          assertThat(tables.nth(1)).not().containsText("worker-9");
        });
  }

  @Test
  void howARunEndedIsNotWhatItFound() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          Locator pills = page.locator("run-state .pill");
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          assertThat(pills)
              .hasText(new String[] {"finished", "generator ! suspect", "target ✗ failed"});
          assertThat(pills.first()).hasClass("pill ");
          assertThat(page.locator("verdict-panel")).not().containsText("cut short");
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.ABORTED, 35, null));
          page.reload();
          assertThat(pills)
              .hasText(
                  new String[] {"! aborted", "generator ! suspect", "target ✓ passed so far"});
          assertThat(page.locator("verdict-panel"))
              .containsText("cut short after 35 s of 1:00 min");
          assertThat(page.locator("run-list")).containsText("✓ passed so far");
          picture(page, "cut-short");
        });
  }

  @Test
  void itFitsAPhoneAndSaysWhenTheControllerIsGone() throws Exception {
    watch(
        390,
        ColorScheme.LIGHT,
        (stage, page) -> {
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          assertThat(page.locator("run-state")).containsText("running");
          Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
              .isEqualTo(390);
          picture(page, "phone");
          Assertions.assertThat(complaints).isEmpty();
          stage.close();
          assertThat(page.locator("run-state")).containsText("connection lost");
          picture(page, "lost");
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
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          assertThat(page.locator("run-state")).containsText("running");
          stage.close();
          assertThat(page.locator("run-state")).containsText("connection lost");
          try (Stage anew = new Stage(folder, stage.port)) {
            assertThat(page.locator("start-form form"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
            assertThat(page.locator("run-state")).isEmpty();
            anew.runs.show(Script.moment(FakeRuns.ID, RunState.RUNNING, 3, null));
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
        (stage, page) ->
            Assertions.assertThat(page.evaluate(LONG_RUN)).isEqualTo(List.of(1667, 4998, 7, 1)));
  }

  @Test
  void whatIsNotKnownIsNotDrawnAsNothing() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          Assertions.assertThat(page.evaluate(UNCERTAIN))
              .isEqualTo(
                  List.of(
                      "9 9 - 9 9",
                      "9 9 - - 9",
                      "5 - - 5 5",
                      "2 - - 2 2",
                      "false false true true false",
                      "false true true false false"));
          picture(page, "uncertain");
        });
  }

  @Test
  void arrivalsAddUpWhileSomeAreNotReportedYet() throws Exception {
    watch(
        1280,
        ColorScheme.LIGHT,
        (stage, page) -> {
          stage.runs.show(Script.unreported(FakeRuns.ID, 30, 40));
          page.reload();
          assertThat(page.locator("figure-tiles"))
              .containsText("planned = offered + missed + unknown + not reported yet");
          Locator unreported =
              page.locator(".tile", new Page.LocatorOptions().setHasText("not reported yet"));
          assertThat(unreported).containsText("40");
          stage.runs.show(Script.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.reload();
          assertThat(page.locator("run-state")).containsText("finished");
          assertThat(unreported).hasCount(0);
        });
  }

  /** What a test does with the page. */
  private interface Look {
    void at(Stage stage, Page page) throws Exception;
  }

  private void watch(int width, ColorScheme scheme, Look look) throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM);
    try (Stage stage = new Stage(folder, 0);
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")))) {
      Page page =
          browser.newPage(
              new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          m -> {
            if (m.type().equals("error")) {
              complaints.add(m.text());
            }
          });
      page.navigate(stage.address("/").toString());
      look.at(stage, page);
      Assertions.assertThat(complaints).isEmpty();
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/dashboard/" + name + ".png"))
            .setFullPage(true));
  }
}
