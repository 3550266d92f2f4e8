package io.broadside.controller.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.report.Moment;
import io.broadside.protocol.wire.Json;
import io.broadside.results.course.ErrorSeries;
import io.broadside.results.course.RunCourse;
import io.broadside.results.course.Sparklines;
import io.broadside.results.heat.HeatMap;
import io.broadside.results.record.FleetChange;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.util.List;

/**
 * A run that was kept as one page of HTML: made of the dashboard's own components, and of
 * everything that they show. It needs no network and no controller.
 */
public final class HtmlReport {

  private HtmlReport() {}

  /** What the page shows. */
  record Shown(
      Live live,
      HeatMap heat,
      ErrorSeries kinds,
      List<FleetChange> changes,
      Sparklines sparklines,
      List<ShownRequest> courses) {}

  /** The page of a run. */
  public static byte[] of(RunFolder kept) throws IOException {
    Moment end = Moment.of(kept, true);
    RunCourse course = new RunCourse();
    course.update(kept);
    Shown shown =
        new Shown(
            Live.of(end.run(), RunView.of(end.run()), end.second(), end.seconds()),
            course.heat(0, Long.MAX_VALUE),
            course.errors(0, Long.MAX_VALUE),
            end.run().fleet().changes(),
            course.sparklines(),
            ShownRequest.mostFrequent(kept, end.run().requests()));
    return """
    <!doctype html>
    <html lang="en" data-theme="system">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' data:">
    <title>Broadside</title>
    <style>
    %s</style>
    <script type="application/json" id="run">%s</script>
    <script type="importmap">{"imports":%s}</script>
    <script type="module">import '%s';</script>
    </head>
    <body class="report">
    <header><run-state></run-state><theme-switch></theme-switch></header>
    <main id="main" tabindex="-1"><notice-bar></notice-bar><page-outlet><h1 class="unseen">Report of a load test</h1><run-page></run-page></page-outlet></main>
    </body>
    </html>
    """
        .formatted(
            DashboardFiles.styles(),
            data(shown),
            data(DashboardFiles.modules("report.js")),
            DashboardFiles.name("report.js"))
        .getBytes(UTF_8);
  }

  /** No text in it ends the script that it stands in. */
  private static String data(Object value) {
    return new String(Json.write(value), UTF_8).replace("<", "\\u003c");
  }
}
