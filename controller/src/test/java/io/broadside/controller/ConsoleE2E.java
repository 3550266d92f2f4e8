package io.broadside.controller;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.broadside.controller.http.Visit;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the upload to the comparison in one visit: a real controller, real workers, a real browser.
 */
class ConsoleE2E {

  private static final double PATIENCE_MILLIS = 300_000;

  /** As comparisons say it. */
  private static final String INVALID = "verdict is not VALID";

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void aTestIsUploadedForeseenRunRepeatedComparedAndDeleted() throws Exception {
    try (Lab lab = new Lab(folder)) {
      Visit.of(
          lab.controller.address(),
          1280,
          ColorScheme.LIGHT,
          complaints,
          page -> {
            page.setDefaultTimeout(PATIENCE_MILLIS); // a busy machine is as good
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            page.locator("input[type=file]")
                .setInputFiles(
                    new FilePayload(
                        "shop.yaml", "text/plain", plan(lab.target.address()).getBytes(UTF_8)));
            assertThat(page.locator("test-preview dl")).containsText("users in all470");
            assertThat(page.locator("test-preview canvas")).hasCount(1);
            Assertions.assertThat(lab.target.hits()).isEmpty();
            page.fill("input[name=workers]", "2");
            page.click("text=Advanced");
            page.fill("input[name=seed]", "7");
            page.fill("input[name=workers]", "2");
            page.locator("input[name=workers]").press("Enter");
            String first = run(page);

            Visit.go(page, "History");
            assertThat(page.locator(".runs tbody tr")).hasCount(1);
            page.locator("[aria-label^='compare ']").check();
            page.click("text=Run again");
            assertThat(page.locator("input[name=seed]")).hasValue("7");
            assertThat(page.locator("input[name=workers]")).hasValue("2");
            assertThat(page.locator("#f-simulation")).hasValue("shop.yaml");
            page.click("button.primary");
            String second = run(page);
            Assertions.assertThat(second).isNotEqualTo(first);

            Visit.go(page, "History");
            assertThat(page.locator(".runs tbody tr")).hasCount(2);
            assertThat(page.locator("trend-charts canvas")).hasCount(3);
            write(page);
            pictures(page, "history");
            page.locator("[aria-label^='compare ']:not(:checked)").check();
            page.click("text=Compare 2 runs");
            assertThat(page.locator("compare-charts canvas")).hasCount(5);
            compared(page);
            pictures(page, "compare");
            Visit.go(page, "Fleet");
            assertThat(page.locator("worker-table tbody tr")).hasCount(2);
            pictures(page, "fleet");
            delete(page);
          });
    }
  }

  /** Each figure of both requests; the runs of a machine that is too busy are not compared. */
  private static void compared(Page page) {
    Locator table = page.locator("difference-table");
    assertThat(table.locator("h2 span"))
        .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    if (!table.innerText().contains(INVALID)) {
      assertThat(table.locator("tbody tr")).hasCount(8);
      assertThat(table.locator("svg.interval")).hasCount(8);
    }
  }

  private static void write(Page page) {
    Locator newest = page.locator(".runs tbody tr").first();
    newest.locator("text=Edit").click();
    page.fill("#mark-name", "after the cache");
    page.fill("#mark-tags", "cache #release-2");
    page.fill("#mark-note", "The cache is on.");
    page.click("dialog .primary");
    assertThat(newest).containsText("after the cache");
    assertThat(newest).containsText("#release-2");
    newest.locator("text=baseline").click();
    assertThat(newest.locator(".pill")).hasText("baseline");
    page.fill("input[type=search]", "#cache");
    assertThat(page.locator(".runs tbody tr")).hasCount(1);
    page.fill("input[type=search]", "");
    assertThat(page.locator(".runs tbody tr")).hasCount(2);
  }

  private void delete(Page page) {
    Visit.go(page, "History");
    Locator oldest = page.locator(".runs tbody tr").last();
    oldest.locator("text=Delete").click();
    assertThat(page.locator("dialog")).containsText("are lost for good");
    Visit.picture(page, "delete");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(page.locator(".runs tbody tr")).hasCount(2);
    oldest.locator("text=Delete").click();
    page.click("dialog .stop");
    assertThat(page.locator(".runs tbody tr")).hasCount(1);
    page.locator(".runs tbody tr").first().locator("text=Delete").click();
    page.click("dialog .stop");
    assertThat(page.locator("history-table [role=status]")).containsText("is a baseline");
    complaints.removeIf(c -> c.contains("409"));
  }

  /** Waits until the run that has just been started is over; says which it is. */
  private static String run(Page page) {
    page.waitForSelector("run-page");
    assertThat(page.locator("run-state"))
        .containsText(
            "finished", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    return String.valueOf(
        page.evaluate("fetch('/api/runs').then((r) => r.json()).then((runs) => runs[0].id)"));
  }

  private static void pictures(Page page, String name) {
    for (int width : new int[] {360, 1280, 2560}) {
      page.setViewportSize(width, 900);
      page.waitForCondition(
          () -> page.evaluate("document.documentElement.scrollWidth").equals(width));
      Visit.picture(page, name + "-" + width);
    }
    page.setViewportSize(1280, 900);
  }

  private static String plan(URI target) {
    return """
    target: %s
    phases: [ramp to 20/s in 3s, hold 22s]
    scenarios:
      look: [get: /fast]
      find: [get: "/search?q=boots"]
    goals: [p99 < 30s]
    """
        .formatted(target);
  }
}
