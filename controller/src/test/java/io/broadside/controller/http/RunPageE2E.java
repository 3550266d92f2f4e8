package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunState;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.store.RunWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run: one zoom for all its charts, its tables, and what it says in words. */
class RunPageE2E {

  /** What each chart shows, from second to second. */
  private static final String SPANS =
      "[...document.querySelectorAll('.charts > *')].map(({ plot: { scales: { x } } }) => [x.min,"
          + " x.max].join(' to '))";

  /**
   * How often the figures are drawn while they change a hundred times, and then while something
   * else does.
   */
  private static final String BURST =
      """
      import('/store.js').then(async ({ store }) => {
        const tiles = document.querySelector('figure-tiles');
        const { draw } = tiles;
        let draws = 0;
        tiles.draw = () => { draws++; draw.call(tiles); };
        const frames = async () => { for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame); };
        const burst = async (change) => { draws = 0; for (let i = 0; i < 100; i++) store.set(change); await frames(); return draws; };
        return [await burst({ totals: store.totals }), await burst({ notice: '' })];
      })\
      """;

  private static final String MANY_REQUESTS =
      """
      import('/store.js').then(({ store }) => {
        const requests = Array.from({ length: 200 }, (_, i) => ({ ...store.requests[0], request: 'request ' + i, count: i, errors: i % 7, p99: (i * 37) % 200 }));
        store.set({ requests });
      })\
      """;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void allChartsShareOneZoomThatIsInTheAddress() throws Exception {
    watch(
        RunState.FINISHED,
        (stage, page) -> {
          Locator plot = page.locator("live-chart .u-over").first();
          plot.scrollIntoViewIfNeeded();
          BoundingBox box = plot.boundingBox();
          page.mouse().move(box.x + box.width / 4, box.y + 50);
          page.mouse().down();
          page.mouse().move(box.x + box.width / 2, box.y + 50);
          page.mouse().up();
          assertThat(page).hasURL(Pattern.compile("from=15&to=(29|30)$"));
          Object zoomed = page.evaluate(SPANS);
          Assertions.assertThat(zoomed)
              .asInstanceOf(InstanceOfAssertFactories.LIST)
              .hasSize(6)
              .allMatch(span -> span.toString().startsWith("15 to "));
          page.reload();
          assertThat(page.locator(".charts canvas")).hasCount(6);
          Assertions.assertThat(page.evaluate(SPANS)).isEqualTo(zoomed);
          page.goBack();
          page.waitForCondition(() -> page.evaluate(SPANS).toString().startsWith("[0 to 59"));
        });
  }

  @Test
  void theStripChoosesAPartByKeyboardAndByHand() throws Exception {
    watch(
        RunState.RUNNING,
        (stage, page) -> {
          Locator from = page.locator("[aria-label='shown from']");
          from.focus();
          from.press("ArrowRight");
          from.press("ArrowRight");
          assertThat(page).hasURL(Pattern.compile("from=2&to=59$"));
          Locator follow =
              page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Follow"));
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 min")).click();
          assertThat(page).hasURL(Pattern.compile("last=60$"));
          assertThat(follow).hasAttribute("aria-pressed", "true");
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All")).click();
          BoundingBox strip = page.locator("run-strip .strip").boundingBox();
          page.mouse().move(strip.x + strip.width / 2, strip.y + 30);
          page.mouse().down();
          page.mouse().move(strip.x + strip.width * 3 / 4, strip.y + 30);
          page.mouse().up();
          assertThat(page).hasURL(Pattern.compile("from=(29|30)&to=44$"));
          follow.click();
          assertThat(page).hasURL(Pattern.compile("last=1[56]$"));
        });
  }

  @Test
  void howResponsesWereSpreadIsPaintedBehindTheirPercentiles() throws Exception {
    watch(
        RunState.RUNNING,
        (stage, page) -> {
          assertThat(page.locator("heat-chart .u-legend")).containsText("p99");
          RunWriter writer = RunWriter.open(stage.store.begin(FakeRuns.ID));
          NativeHistogram soFar = NativeHistogram.EMPTY;
          for (int second = 0; second < 45; second++) {
            soFar =
                soFar.plus(NativeHistogram.of(-4 << MetricNames.SCHEMA, new long[] {90, 5}, 0, 6));
            writer.measured(
                second, Map.of(new Key(Measure.RESPONSE, "Shop", "search", true), soFar));
          }
          writer.write(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null).run());
          page.reload();
          page.waitForCondition(
              () ->
                  page.evaluate(
                          "import('/store.js').then(({ store: { heat } }) => heat?.columns.length"
                              + " === 45 && heat.columns[7].join())")
                      .equals("35,90,36,5"));
          Locator scale = page.locator("heat-chart button.scale");
          assertThat(scale).hasText("logarithmic");
          scale.click();
          assertThat(scale).hasText("linear");
          assertThat(page).hasURL(Pattern.compile("scale=linear$"));
        });
  }

  @Test
  void requestsAreSortedAndFilteredByMouseAndByKeyboard() throws Exception {
    watch(
        RunState.FINISHED,
        (stage, page) -> {
          page.evaluate(MANY_REQUESTS);
          Locator table = page.locator("data-table").first();
          Locator first = table.locator("tbody tr[aria-rowindex]").first();
          assertThat(table.locator("table")).hasAttribute("aria-rowcount", "201");
          Locator count = table.locator("th button:has-text('count')");
          count.click();
          assertThat(first).containsText("request 199");
          count.press("Enter");
          assertThat(first).containsText("request 0");
          assertThat(table.locator("th[aria-sort=ascending]")).hasText("count ▲");
          table.locator("input[type=search]").fill("QUEST 17");
          assertThat(table.locator("tbody tr[aria-rowindex]")).hasCount(12);
          assertThat(first).containsText("request 17");
          page.evaluate(MANY_REQUESTS);
          assertThat(table.locator("input[type=search]")).hasValue("QUEST 17");
          assertThat(table.locator("tbody tr[aria-rowindex]")).hasCount(12);
        });
  }

  @Test
  void tablesAreReachedByArrowKeysAndStayInTheAddress() throws Exception {
    watch(
        RunState.FINISHED,
        (stage, page) -> {
          Locator tabs = page.locator("[role=tab]");
          tabs.first().focus();
          page.keyboard().press("ArrowRight");
          assertThat(tabs.nth(1)).isFocused();
          assertThat(page.locator("error-table")).containsText("503");
          page.keyboard().press("End");
          assertThat(page.locator("event-table")).containsText("worker-2 failed");
          assertThat(page.locator("event-table")).containsText("18 arrivals missed, 7 unknown");
          page.reload();
          assertThat(page.locator("[role=tab][aria-selected=true]")).hasText("Events");
          assertThat(page.locator("event-table")).containsText("the run ended");
        });
  }

  @Test
  void aChartSaysWhatItShowsInFigures() throws Exception {
    watch(
        RunState.FINISHED,
        (stage, page) -> {
          Locator chart = page.locator("live-chart").first();
          assertThat(chart.locator("table:not(.u-legend)")).hasCount(0);
          chart.locator("summary").click();
          assertThat(chart.locator("details thead")).hasText("timeplannedofferedmissedunknown");
          assertThat(chart.locator("details tbody tr").first()).hasText("0 s101000");
        });
  }

  @Test
  void aBurstOfChangesIsDrawnOnce() throws Exception {
    watch(
        RunState.FINISHED,
        (stage, page) -> {
          page.waitForRequest("**/api/runs", () -> {});
          Assertions.assertThat(page.evaluate(BURST))
              .isIn(List.of(1, 0), List.of(2, 0), List.of(1, 1)); // news may come meanwhile
        });
  }

  @Test
  void howTheGeneratorStandsIsSaidWhileTheRunGoesOn() throws Exception {
    watch(
        RunState.RUNNING,
        (stage, page) -> {
          Locator generator = page.locator("verdict-panel section").first();
          assertThat(generator).containsText("Generator: ! suspect so far");
          assertThat(generator).containsText("lateness p99 1.4 ms limit 5.0 ms");
          assertThat(generator).containsText("see in which seconds");
          Locator target = page.locator("verdict-panel section").last();
          assertThat(target).containsText("System under test: judged at the end");
          assertThat(target.locator("li"))
              .hasText(
                  new String[] {"✓ p99 < 200ms: 140 ms so far", "✗ errors < 0.1%: 0.4 % so far"});
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          assertThat(generator).containsText("worker-2 died at second 40");
          assertThat(generator).not().containsText("so far");
        });
  }

  private void watch(RunState state, Visit.Look look) throws Exception {
    Visit.of(
        folder,
        1280,
        ColorScheme.LIGHT,
        complaints,
        (stage, page) -> {
          stage.runs.show(
              ScriptedRun.moment(FakeRuns.ID, state, state == RunState.FINISHED ? 60 : 45, null));
          page.navigate(stage.address("/#/runs/" + FakeRuns.ID).toString());
          assertThat(page.locator(".charts canvas")).hasCount(6);
          look.at(stage, page);
        });
  }
}
