package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a long run costs the browser that watches it; {@code bench/dashboard} starts it. */
class DashboardBenchmark {

  private static final int SECONDS = 20;

  /**
   * Twelve hours of 200 requests, of which another second comes each second. The page takes it for
   * news of its stream, and so does not ask for the run anew.
   */
  private static final String LONG_RUN =
      """
      Promise.all([import('/store.js'), import('/api.js')]).then(([{ store }, { contact }]) => {
        const second = (second) => ({ second, planned: 200, offered: 200, missed: 0, unknown: 0, settled: true, requests: 400, errors: second % 5, active: 600, p50: 20 + second % 7, p95: 70, p99: 140 + second % 31, max: 180, lateness: 1, workers: 3, gap: false });
        const requests = (at) => Array.from({ length: 200 }, (_, i) => ({ ...store.requests[0], request: 'request ' + i, count: at * i, errors: at % 9 }));
        const { run, totals, asPlanned, errors, losses, workers } = store;
        const live = (at, seconds) => ({ run: { ...run, profileSeconds: 86400 }, second: at, totals: { ...totals, planned: 200 * at, offered: 200 * at }, seconds, requests: requests(at), asPlanned, errors, losses, workers });
        let at = 43200;
        store.take(live(at, Array.from({ length: at }, (_, s) => second(s))));
        setInterval(() => { contact.toldAt = Date.now(); store.take(live(++at, [second(at - 1)])); }, 1000);
      })\
      """;

  @TempDir private Path folder;

  @Test
  void twelveHours() throws Exception {
    Visit.of(
        folder,
        1280,
        ColorScheme.LIGHT,
        new ArrayList<>(),
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          assertThat(page.locator(".charts canvas")).hasCount(6);
          page.evaluate(LONG_RUN);
          page.waitForTimeout(5_000);
          CDPSession devTools = page.context().newCDPSession(page);
          devTools.send("Performance.enable");
          Spent before = Spent.before(devTools);
          page.waitForTimeout(1_000.0 * SECONDS);
          Spent after = Spent.after(devTools);
          System.out.printf(
              "dashboard, 12 h, 200 requests: %.1f ms of main thread a second, %.1f ms of it"
                  + " script and %.1f ms layout, %.1f MB heap (%+.1f MB in %d s)%n",
              1_000 * (after.tasks() - before.tasks()) / SECONDS,
              1_000 * (after.script() - before.script()) / SECONDS,
              1_000 * (after.layout() - before.layout()) / SECONDS,
              after.heap() / 1e6,
              (after.heap() - before.heap()) / 1e6,
              SECONDS);
        });
  }

  /**
   * What a page has used since it was opened.
   *
   * @param tasks seconds of its main thread
   * @param script seconds of these in which a script ran
   * @param layout seconds of these in which styles and places were computed
   * @param heap bytes that are left after a garbage collection, which counts for nothing else
   */
  private record Spent(double tasks, double script, double layout, double heap) {

    static Spent before(CDPSession devTools) {
      devTools.send("HeapProfiler.collectGarbage");
      return of(metrics(devTools), metrics(devTools));
    }

    static Spent after(CDPSession devTools) {
      JsonArray metrics = metrics(devTools);
      devTools.send("HeapProfiler.collectGarbage");
      return of(metrics, metrics(devTools));
    }

    private static Spent of(JsonArray times, JsonArray collected) {
      return new Spent(
          value(times, "TaskDuration"),
          value(times, "ScriptDuration"),
          value(times, "LayoutDuration") + value(times, "RecalcStyleDuration"),
          value(collected, "JSHeapUsedSize"));
    }

    private static JsonArray metrics(CDPSession devTools) {
      return devTools.send("Performance.getMetrics").getAsJsonArray("metrics");
    }

    private static double value(JsonArray metrics, String name) {
      for (JsonElement metric : metrics) {
        if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
          return metric.getAsJsonObject().get("value").getAsDouble();
        }
      }
      throw new IllegalStateException("Chromium does not measure " + name);
    }
  }
}
