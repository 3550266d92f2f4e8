package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page of a run says of each kind of error, and of each request. */
class RunDetailsE2E {

  private static final String COLUMNS =
      """
      import('/columns.js').then(({ columnsOf, stacked, placed }) => {
        const { x, lines, open } = columnsOf({ from: 10, step: 5 }, [[1, -1, 2], [3, -1, 4]]);
        const before = placed(new Map(), ['late', 'refused']);
        return [x, lines, open, stacked(lines), [...placed(before, ['reset', 'refused'])]].map((v) => JSON.stringify(v));
      })\
      """;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void columnsAreStackedAndKindsKeepTheirColors() throws Exception {
    watch(
        ColorScheme.LIGHT,
        (stage, page) ->
            Assertions.assertThat(page.evaluate(COLUMNS))
                .isEqualTo(
                    List.of(
                        "[10,15,20]",
                        "[[1,null,2],[3,null,4]]",
                        "[false,true,false]",
                        "[[1,null,2],[4,null,6]]",
                        "[[\"refused\",1],[\"reset\",0]]")));
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void errorsAreStackedByTheirKind(ColorScheme scheme) throws Exception {
    watch(
        scheme,
        (stage, page) -> {
          Locator chart = page.locator("error-chart");
          assertThat(chart.locator(".u-legend"))
              .containsText(Pattern.compile("found 503.*TimeoutException", Pattern.DOTALL));
          Assertions.assertThat(
                  page.evaluate(
                      "[1, 2].map((i) => document.querySelector('error-chart').plot.data[i][7])"))
              .isEqualTo(List.of(2, 3));
          assertThat(chart.locator("canvas"))
              .hasAttribute("aria-label", Pattern.compile("found 503 2, at most 2"));
          assertThat(page.locator(".charts canvas")).hasCount(7);
          Visit.tab(page, "Errors");
          assertThat(page.locator("error-table tbody tr").first())
              .containsText(Pattern.compile("found 503.*12.*5 s.*40 s", Pattern.DOTALL));
          Visit.tab(page, "Requests");
          open(page, "search").click();
          assertThat(page.locator("request-charts canvas")).hasCount(2);
          Visit.picture(page, "details-" + scheme);
        });
  }

  @Test
  void otherKindsOfErrorsStandOnWhatIsSeen() throws Exception {
    watch(
        ColorScheme.LIGHT,
        (stage, page) -> {
          String tops =
              "() => [1, 2].map((i) => document.querySelector('error-chart').plot.data[i][7])";
          Locator unavailable = page.locator("error-chart .u-series").nth(1).locator("th");
          unavailable.click();
          page.waitForCondition(() -> page.evaluate(tops).equals(List.of(0, 1)));
          assertThat(page.locator("error-chart .u-series").nth(1)).hasClass("u-series u-off");
          page.locator("error-chart .u-series").nth(1).locator("th").click();
          page.waitForCondition(() -> page.evaluate(tops).equals(List.of(2, 3)));
        });
  }

  @Test
  void aRowOpensHowItsRequestWentByKeyboardAndByAddress() throws Exception {
    watch(
        ColorScheme.LIGHT,
        (stage, page) -> {
          Locator search = open(page, "search");
          search.focus();
          page.keyboard().press("Enter");
          assertThat(page).hasURL(Pattern.compile("request=Shop%3A\\+search"));
          assertThat(search).hasAttribute("aria-expanded", "true");
          assertThat(search).isFocused();
          Locator charts = page.locator("request-charts canvas");
          assertThat(charts.last())
              .hasAttribute(
                  "aria-label", Pattern.compile("search: responses 7.*errors 3, at most 3"));
          page.reload();
          assertThat(charts).hasCount(2);
          page.locator("request-charts summary").first().focus();
          page.keyboard().press("Escape");
          assertThat(charts).hasCount(0);
          assertThat(search).isFocused();
          page.keyboard().press("Space");
          assertThat(charts).hasCount(2);
          page.keyboard().press("Escape");
          assertThat(charts).hasCount(0);
          assertThat(page).hasURL(Pattern.compile("/runs/[^?]*$"));
        });
  }

  @Test
  void aRequestThatIsNotThereIsSaidToBeMissing() throws Exception {
    watch(
        ColorScheme.LIGHT,
        (stage, page) -> {
          page.navigate(
              stage.address("/#/runs/" + FakeRuns.ID + "?request=Shop%3A+pay").toString());
          assertThat(page.locator("request-table")).containsText("no request “Shop: pay”");
        });
  }

  @Test
  void eachRequestHasItsHighestPercentileAndALineOfItsTimes() throws Exception {
    watch(
        ColorScheme.LIGHT,
        (stage, page) -> {
          Locator table = page.locator("request-table data-table").first();
          assertThat(table.locator("thead")).containsText("p99.9");
          Locator row = table.locator("tr", new Locator.LocatorOptions().setHasText("search"));
          assertThat(row).containsText("132 ms"); // 4.2 times its mean of 31.4
          assertThat(row.locator("svg.spark")).hasCount(1);
        });
  }

  private static Locator open(Page page, String request) {
    return page.locator("button.opener", new Page.LocatorOptions().setHasText("Shop: " + request));
  }

  private void watch(ColorScheme scheme, Visit.Look look) throws Exception {
    Visit.of(
        folder,
        1280,
        scheme,
        complaints,
        (stage, page) -> {
          Written.to(stage.store.begin(FakeRuns.ID), 45);
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.navigate(stage.address("/#/runs/" + FakeRuns.ID).toString());
          assertThat(page.locator("error-chart canvas")).hasCount(1);
          look.at(stage, page);
        });
  }
}
