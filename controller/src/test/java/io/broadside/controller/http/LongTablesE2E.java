package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of thousands of rows has only those in the document that are seen. */
class LongTablesE2E {

  private static final int ROWS = 5_000;
  private static final int PRINTED = 300;

  /** What is drawn at most: what fits on the screen, and the spare rows above and below. */
  private static final int DRAWN = 100;

  private static final String MANY_REQUESTS =
      """
      (rows) => import('/store.js').then(({ store }) => {
        const row = store.requests[0];
        const requests = Array.from({ length: rows }, (_, i) => ({ ...row, request: `request ${i}`, count: i }));
        store.set({ requests });
      })\
      """;

  /**
   * 2,000 tables at random. Returns the first for which a law does not hold: the rows and what
   * stands for the others are as high as all rows; what is seen is covered by rows; and no more
   * rows are drawn than that takes, and the spare ones.
   */
  private static final String LAWS =
      """
      import('/windowing.js').then(({ windowOf, topOf }) => {
        let state = 11;
        const random = (most) => (state = state * 48271 % 2147483647) % most;
        for (let i = 0; i < 2000; i++) {
          const rows = 1 + random(9000);
          const opened = random(2) ? random(rows) : -1;
          const table = { rows, opened, row: 20 + random(300) / 10, detail: random(500) };
          const whole = topOf(table, rows);
          const seen = 100 + random(900);
          const top = random(Math.max(1, Math.floor(whole - seen)));
          const { first, end, above, below } = windowOf(table, top, seen);
          const drawn = topOf(table, end) - topOf(table, first);
          const near = (a, b) => Math.abs(a - b) < 1e-6 * whole + 1e-6;
          const holds = near(above + drawn + below, whole) && first >= 0 && end <= rows && first < end
            && above <= top && whole - below >= Math.min(whole, top + seen) - 1e-6 && end - first <= seen / table.row + 42;
          if (!holds) return JSON.stringify({ table, top, seen, first, end, above, below, whole });
        }
        return 'hold';
      })\
      """;

  /** Whether rows cover all that is seen of the table, from its head to its end. */
  private static final String COVERED =
      """
      (scroll) => {
        const { top } = scroll.getBoundingClientRect();
        const head = scroll.querySelector('thead').getBoundingClientRect().height;
        const rows = [...scroll.querySelectorAll('tr[aria-rowindex]')].slice(1).map((row) => row.getBoundingClientRect());
        return rows[0].top <= top + head + 1 && rows[rows.length - 1].bottom >= top + scroll.clientHeight - 1;
      }\
      """;

  private static final String NOTHING_MEASURED =
      """
      {"from":0,"step":1,"responses":[],"errors":[],"p50":[],"p95":[],"p99":[],"max":[]}\
      """;

  @TempDir private Path folder;

  @Test
  void whatIsSeenIsCoveredAndLittleElseIsDrawn() throws Exception {
    watch((stage, page) -> Assertions.assertThat(page.evaluate(LAWS)).isEqualTo("hold"));
  }

  @Test
  void onlyTheRowsThatAreSeenAreInTheDocument() throws Exception {
    watch(
        (stage, page) -> {
          Locator scroll = many(page, ROWS);
          Locator rows = scroll.locator("tbody tr[aria-rowindex]");
          assertThat(rows.first()).containsText("request 0");
          for (int top : List.of(700, 40_000, 90_000, 33, 0, 1_000_000)) {
            scroll.evaluate("(e, top) => { e.scrollTop = top; }", top);
            page.waitForCondition(() -> (boolean) scroll.evaluate(COVERED));
            Assertions.assertThat(rows.count()).isBetween(1, DRAWN);
          }
          assertThat(rows.last()).containsText("request 4999");
          assertThat(rows.last()).hasAttribute("aria-rowindex", String.valueOf(ROWS + 1));
        });
  }

  @Test
  void itIsScrolledSortedAndFilteredByKeyboard() throws Exception {
    watch(
        (stage, page) -> {
          Locator scroll = many(page, ROWS);
          Locator rows = scroll.locator("tbody tr[aria-rowindex]");
          scroll.locator("button.opener").nth(3).focus();
          page.keyboard().press("End");
          assertThat(rows.last()).containsText("request 4999");
          assertThat(scroll).isFocused();
          page.keyboard().press("Home");
          assertThat(rows.first()).containsText("request 0");
          scroll.locator("th button:has-text('count')").press("Enter");
          assertThat(rows.first()).containsText("request 4999");
          page.locator("data-table input[type=search]").first().fill("quest 499");
          assertThat(rows).hasCount(15);
        });
  }

  @Test
  void aRequestFarBelowIsOpenedByItsAddress() throws Exception {
    watch(
        (stage, page) -> {
          Locator scroll = many(page, ROWS);
          page.route(
              "**/series?**",
              route -> route.fulfill(new Route.FulfillOptions().setBody(NOTHING_MEASURED)));
          page.navigate(
              stage.address("/#/runs/" + FakeRuns.ID + "?request=Shop%3A+request+3210").toString());
          assertThat(scroll.locator("tr.detail")).hasCount(1);
          scroll.scrollIntoViewIfNeeded();
          assertThat(scroll.locator("button.opener[aria-expanded=true]")).isInViewport();
        });
  }

  @Test
  void allRowsArePrinted() throws Exception {
    watch(
        (stage, page) -> {
          Locator scroll = many(page, PRINTED);
          scroll.evaluate(
              "(e) => addEventListener('beforeprint', () => { window.printed ="
                  + " e.querySelectorAll('tbody tr').length; })");
          page.pdf();
          Assertions.assertThat(page.evaluate("window.printed")).isEqualTo(PRINTED);
          assertThat(scroll.locator("tr.gap")).hasCount(1);
        });
  }

  private static Locator many(Page page, int rows) {
    page.evaluate(MANY_REQUESTS, rows);
    Locator scroll =
        page.getByRole(
            AriaRole.REGION, new Page.GetByRoleOptions().setName("Requests").setExact(true));
    assertThat(scroll.locator("tr.gap")).hasCount(1);
    return scroll;
  }

  private void watch(Visit.Look look) throws Exception {
    Visit.of(
        folder,
        1280,
        ColorScheme.LIGHT,
        new ArrayList<>(),
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          page.navigate(stage.address("/#/runs/" + FakeRuns.ID).toString());
          assertThat(page.locator("request-table td").first()).isVisible();
          look.at(stage, page);
        });
  }
}
