package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.broadside.controller.page.HtmlReport;
import io.broadside.controller.report.Moment;
import io.broadside.protocol.wire.MetricNames;
import io.broadside.results.histogram.NativeHistogram;
import io.broadside.results.record.RunState;
import io.broadside.results.series.Key;
import io.broadside.results.series.Measure;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as one page, opened from disk. */
class ReportPageE2E {

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void itShowsAllOfARunAndAsksNobody() throws Exception {
    Path file = folder.resolve("report.html");
    Files.write(file, HtmlReport.of(kept()));
    Visit.of(
        file.toUri(),
        1280,
        ColorScheme.LIGHT,
        complaints,
        page -> {
          List<String> asked = new ArrayList<>();
          page.onRequest(r -> asked.add(r.url()));
          page.reload();
          assertThat(page).hasTitle("Shop · Broadside");
          assertThat(page.locator("run-state")).containsText("finished");
          assertThat(page.locator("verdict-panel")).containsText("worker-2 died");
          assertThat(page.locator(".charts canvas")).hasCount(6);
          Locator search =
              page.locator("button.opener", new Page.LocatorOptions().setHasText("search"));
          search.click();
          assertThat(page.locator("request-charts canvas").last())
              .hasAttribute("aria-label", Pattern.compile("search: responses \\d+, at most"));
          search.press("Escape");
          assertThat(page.locator("request-charts")).hasCount(0);
          Visit.tab(page, "Events");
          assertThat(page.locator("event-table")).containsText("worker-2 failed");
          Locator from = page.locator("[aria-label='shown from']");
          from.focus();
          from.press("ArrowRight");
          assertThat(page.locator("run-strip")).containsText("1 s to 59 s");
          Assertions.assertThat(
                  page.evaluate(
                      "import('broadside/store.js').then(({ store: { heat } }) =>"
                          + " heat.columns.length)"))
              .isEqualTo(60);
          Assertions.assertThat(asked)
              .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
          Visit.screenshot(page, "report-1280");
          page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
          assertThat(page.locator("theme-switch")).isHidden();
          Visit.screenshot(page, "report-print");
        });
  }

  private RunFolder kept() throws Exception {
    RunFolder kept = RunFolder.at(folder.resolve(FakeRuns.ID));
    RunWriter writer = RunWriter.open(kept);
    Moment end = ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null);
    NativeHistogram soFar = NativeHistogram.EMPTY;
    for (int second = 0; second < 60; second++) {
      long[] buckets = new long[120];
      for (int i = 0; i < buckets.length; i++) {
        buckets[i] =
            Math.round(40 * Math.exp(-Math.pow((i - 40 - 8 * Math.sin(second / 5.0)) / 16, 2)));
      }
      soFar = soFar.plus(NativeHistogram.of(-7 << MetricNames.SCHEMA, buckets, 0, 6));
      writer.measured(second, Map.of(new Key(Measure.RESPONSE, "Shop", "search", true), soFar));
    }
    writer.seconds(end.seconds());
    writer.write(end.run());
    return kept;
  }
}
